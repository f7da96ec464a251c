// Measures the web app in a real browser: node measure.mjs large|phone URL E-MAIL < password.
// Prints one JSON object of figures (ms, MB, counts). A page of its own for each run.
import { readFileSync } from "node:fs";
import { firstBoard, heapOf, launch, newVisitor, until } from "./visit.mjs";

const [what, url, email] = process.argv.slice(2);
const password = readFileSync(0, "utf8").trim();
const MOVES = 40;

/** Runs in each page behind what visit.mjs puts there: knows of the app its `data-task` marks alone. */
function instruments() {
  const { painted } = window.bench;
  const quiet = async () => {
    for (let still = 0; still < 3;) {
      const begun = performance.now();
      await painted();
      still = performance.now() - begun < 40 ? still + 1 : 0;
    }
  };
  /**
   * Time the next key: what our script takes, and when the frame that shows it was painted. The
   * second listener comes after the app's own and all that they did at once, layouts that they
   * forced included; a task would come after the frame too, for input has that drawn first.
   */
  const arm = () => {
    window.bench.pressed = new Promise((resolve) => {
      let begun, frame;
      const begin = () => {
        begun = performance.now();
        frame = painted();
      };
      const end = async () => {
        const script = performance.now() - begun;
        resolve({ script, painted: (await frame) - begun });
      };
      window.addEventListener("keydown", begin, { capture: true, once: true });
      window.addEventListener("keydown", end, { once: true });
    });
  };
  /** Count the cards whose content changes while `act` runs and two frames after. */
  const watchCards = () => {
    const changed = new Set();
    const watch = new MutationObserver((records) => {
      for (const record of records) {
        const near = record.target.nodeType === 1 ? record.target : record.target.parentElement;
        const card = near?.closest("[data-task]");
        if (card) changed.add(card.dataset.task);
      }
    });
    watch.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    window.bench.cardsChanged = async () => {
      await quiet();
      watch.disconnect();
      return changed.size;
    };
  };
  Object.assign(window.bench, { quiet, arm, watchCards });
}

const p95 = (values) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const browser = await launch();
try {
  const size = what === "phone" ? { width: 390, height: 844 } : undefined;
  const page = await newVisitor(browser, url, email, password, size);
  await page.context().addInitScript(instruments);
  const frame = await emptyFrame(page.context());
  const board = await firstBoard(page, url);
  const figures = what === "phone" ? await phone(page, board) : await large(page, board);
  console.log(JSON.stringify({ frame, ...figures }));
} finally {
  await browser.close();
}

async function emptyFrame(context) {
  const page = await context.newPage();
  const frame = await page.evaluate(() => window.bench.frame());
  await page.close();
  return frame;
}

/** Open the board's own address and return ms from the request to its first cards painted. */
async function open(page, { workspace, board }) {
  await page.goto(`${url}/w/${workspace}/b/${board}`, { waitUntil: "commit" });
  await page.waitForSelector("article[data-task]", { timeout: 60_000 });
  const at = await page.evaluate(() => window.bench.painted());
  await page.evaluate(() => window.bench.quiet());
  return at;
}

async function focusCard(page) {
  await page.evaluate(() => document.querySelectorAll("article[data-task]")[1].focus());
}

async function large(page, where) {
  const opened = await open(page, where);
  const heap = await heapOf(page);
  await focusCard(page);
  const moves = await carry(page, ["ArrowRight", "ArrowLeft"]);
  const cards = await cardsRenderedByOneEdit(page, where);
  const longest = await patches(page, where);
  return {
    open: opened,
    script: middle(moves.map((span) => span.script)),
    painted: p95(moves.map((span) => span.painted)),
    cards,
    longest,
    heap,
  };
}

/** Lift the focused card by key, carry it one step, put it down, in turn; return the steps' times. */
async function carry(page, keys) {
  const spans = [];
  for (let n = 0; n < MOVES; n++) {
    await page.keyboard.press("m");
    await page.evaluate(() => window.bench.quiet()); // or the frame that shows it lifted is timed too
    await page.evaluate(() => window.bench.arm());
    await page.keyboard.press(keys[n % keys.length]);
    spans.push(await page.evaluate(() => window.bench.pressed));
    await page.keyboard.press("Enter");
    await page.evaluate(() => window.bench.quiet());
  }
  return spans;
}

/** Rename one task in sight from elsewhere, and count the cards that change. */
async function cardsRenderedByOneEdit(page, where) {
  const task = await page.evaluate(
    () => document.querySelectorAll("article[data-task]")[1].dataset.task,
  );
  await page.evaluate(() => window.bench.watchCards());
  await rename(page, where, [task]);
  const cards = await page.evaluate(() => window.bench.cardsChanged());
  if (cards === 0) throw new Error("no card showed the edit: nothing was measured");
  return cards;
}

/** Change 1,000 tasks from elsewhere and return the longest task while they come in; 0: none of
 * them took 50 ms, less is not told by browsers. */
async function patches(page, where) {
  const segment = await page.request.get(`${url}/api/segments/${where.workspace}/${where.board}`);
  const { fields, rows } = (await segment.json()).kinds.task;
  const id = fields.indexOf("id");
  await page.evaluate(() => window.bench.longTasks.splice(0));
  await rename(
    page,
    where,
    rows.slice(0, 1000).map((row) => row[id]),
  );
  await page.evaluate(() => window.bench.quiet());
  return page.evaluate(() => Math.max(0, ...window.bench.longTasks));
}

/** Give tasks a title of their own as someone else would, and return when the page shows one. */
async function rename(page, { workspace }, tasks) {
  const title = `Changed elsewhere ${crypto.randomUUID().slice(0, 8)}`;
  const ops = tasks.map((task) => ({
    op: "set",
    kind: "task",
    id: task,
    field: "title",
    value: title,
  }));
  const mutations = [];
  for (let from = 0; from < ops.length; from += 50)
    mutations.push({
      id: crypto.randomUUID(),
      stream: workspace,
      intent: "task.rename",
      at: Date.now(),
      ops: ops.slice(from, from + 50),
    });
  const me = await (await page.request.get(`${url}/api/me`)).json();
  const hello = { type: "hello", wire: 1, model: 1, app: "bench", client: crypto.randomUUID() };
  const answer = await page.request.post(`${url}/api/sync`, {
    headers: { Origin: url },
    data: {
      frames: [
        { ...hello, person: me.person },
        { type: "push", mutations },
      ],
    },
  });
  const frames = (await answer.json()).frames;
  const accepted = frames
    .filter((frame) => frame.type === "accepted")
    .reduce((sum, frame) => sum + frame.mutations.length, 0);
  if (accepted !== mutations.length) throw new Error(JSON.stringify(frames).slice(0, 500));
  await until(
    page,
    (wanted) =>
      [...document.querySelectorAll("article[data-task]")].some((card) =>
        card.textContent.includes(wanted),
      ),
    title,
  );
}

async function phone(page, where) {
  await open(page, where);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await focusCard(page);
  await page.evaluate(() => window.bench.quiet());
  const moves = await carry(page, ["ArrowDown", "ArrowUp"]);
  return { phone: p95(moves.map((span) => span.painted)) };
}
