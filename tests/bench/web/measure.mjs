// Measures the web app in a real browser: node measure.mjs large|phone URL E-MAIL < password.
// Prints one JSON object of figures (ms, MB, counts). A page of its own for each run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const [what, url, email] = process.argv.slice(2);
const password = readFileSync(0, "utf8").trim();
const MOVES = 40;
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--js-flags=--expose-gc",
];

/** What runs in the page: nothing here knows the app but its `data-task` marks. */
function instruments() {
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel(); // its task comes after the frame was painted
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      }),
    );
  const quiet = async () => {
    for (let still = 0; still < 3;) {
      const begun = performance.now();
      await painted();
      still = performance.now() - begun < 40 ? still + 1 : 0;
    }
  };
  const frame = async () => {
    const spans = [];
    for (let n = 0; n < 30; n++) {
      const begun = performance.now();
      await painted();
      spans.push(performance.now() - begun);
    }
    return spans.sort((a, b) => a - b)[15];
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
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push(entry.duration);
  }).observe({ entryTypes: ["longtask"] });
  window.bench = { painted, quiet, frame, arm, watchCards, longTasks };
}

const p95 = (values) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
try {
  const size = what === "phone" ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport: size });
  await context.addInitScript(instruments);
  const page = await context.newPage();
  const frame = await emptyFrame(context);
  await signIn(page);
  const board = await boardOf(page);
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

async function signIn(page) {
  const answer = await page.request.post(`${url}/api/session`, {
    headers: { Origin: url },
    data: { email, password },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** @returns {Promise<{workspace: string, board: string}>} the first board that the person reads */
async function boardOf(page) {
  const me = await (await page.request.get(`${url}/api/me`)).json();
  const hello = { type: "hello", wire: 1, model: 1, app: "bench", client: crypto.randomUUID() };
  const answer = await page.request.post(`${url}/api/sync`, {
    headers: { Origin: url },
    data: { frames: [{ ...hello, person: me.person }] },
  });
  const { streams } = (await answer.json()).frames.find((each) => each.type === "welcome");
  for (const [workspace, { scopes }] of Object.entries(streams))
    for (const [board, right] of Object.entries(scopes))
      if (right.board) return { workspace, board };
  throw new Error("no board");
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

async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
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

/** Poll: `waitForFunction` needs eval, which the page's policy forbids. */
async function until(page, claim, argument) {
  for (let n = 0; n < 200; n++) {
    if (await page.evaluate(claim, argument)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never true: ${claim}`);
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
