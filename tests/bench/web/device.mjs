// Measures what the device keeps, in a real browser: node device.mjs all|boot URL E-MAIL < password.
// Prints one JSON object of figures (ms, MB). Each run is a visitor who was never here before.
import { readFileSync } from "node:fs";
import { firstBoard, heapOf, launch, newVisitor, until } from "./visit.mjs";

const [what, url, email] = process.argv.slice(2);
const password = readFileSync(0, "utf8").trim();
const PENDING = 1_000;
const EDITS = 20;

const browser = await launch();
try {
  const page = await newVisitor(browser, url, email, password);
  const where = await firstBoard(page, url);
  const frame = await emptyFrame(page);
  const first = await open(page, where);
  await settled(page, where);
  await page.context().setOffline(true);
  const boot = await open(page, where);
  const heap = await heapOf(page);
  const more = what === "all" ? await edits(page, where) : {};
  console.log(JSON.stringify({ frame, first, boot, heap, ...more }));
} finally {
  await browser.close();
}

async function emptyFrame(page) {
  await page.goto("about:blank");
  return page.evaluate(() => window.bench.frame());
}

/** Open the board's own address and return ms from there to its first cards painted. */
async function open(page, { workspace, board }) {
  await page.goto(`${url}/w/${workspace}/b/${board}`, { waitUntil: "commit" });
  await page.waitForSelector("article[data-task]", { timeout: 60_000 });
  return page.evaluate(() => window.bench.firstCard);
}

/** The app lies on the device, and the board too: what is written when nobody waits was written. */
async function settled(page, { person, board }) {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await until(page, keepsBoard, { person, board });
}

async function keepsBoard({ person, board }) {
  const done = (request) =>
    new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const db = await done(indexedDB.open(`cairn-base-${person}`));
  const parts = await done(db.transaction("parts").objectStore("parts").getAll());
  db.close();
  return parts.some(({ part }) => part === board);
}

async function edits(page, where) {
  const written = await strictWrites(page, where);
  await pendOffline(page, where);
  await open(page, where);
  return { written, ...(await reconnect(page)) };
}

/** Move a task by key, offline; ms from the frame that shows it until it is written for good. */
async function strictWrites(page, { person }) {
  await page.evaluate((name) => {
    window.bench.written = () =>
      new Promise((resolve) => {
        const channel = new BroadcastChannel(name); // tabs tell each other after the strict write
        channel.onmessage = ({ data }) => {
          if (data.is !== "appended") return;
          channel.close();
          resolve(performance.now());
        };
      });
  }, `cairn-${person}`);
  const spans = [];
  for (let n = 0; n < EDITS; n++) {
    await page.evaluate(() => document.querySelectorAll("article[data-task]")[1].focus());
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowRight"); // out of the first column, which has another second card then
    await page.evaluate(() => {
      const written = window.bench.written();
      window.bench.span = new Promise((resolve) => {
        const timed = async () => resolve(-(await window.bench.painted()) + (await written));
        window.addEventListener("keydown", timed, { capture: true, once: true });
      });
    });
    await page.keyboard.press("Enter");
    spans.push(await page.evaluate(() => window.bench.span));
  }
  return Math.max(0, spans.sort((a, b) => a - b)[Math.floor(EDITS * 0.95)]);
}

/** Put so many edits into the outbox, as they are when someone worked without a network. */
async function pendOffline(page, { person, workspace, board }) {
  const tasks = await page.evaluate(
    async ({ person, workspace, board, PENDING }) => {
      const done = (request) =>
        new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const base = await done(indexedDB.open(`cairn-base-${person}`));
      const range = IDBKeyRange.bound([workspace, board], [workspace, board, []]);
      const chunks = await done(base.transaction("chunks").objectStore("chunks").getAll(range));
      base.close();
      const tables = chunks.map((chunk) => JSON.parse(chunk).kinds.task).filter(Boolean);
      const ids = tables.flatMap(({ fields, rows }) =>
        rows.map((row) => row[fields.indexOf("id")]),
      );
      const outbox = await done(indexedDB.open(`cairn-outbox-${person}`));
      const store = outbox.transaction("outbox", "readwrite").objectStore("outbox");
      for (const [n, id] of ids.slice(0, PENDING).entries()) {
        const op = { op: "set", kind: "task", id, field: "title", value: `Renamed offline ${n}` };
        const mutation = { id: crypto.randomUUID(), stream: workspace, intent: "task.rename" };
        const bytes = new TextEncoder().encode(
          JSON.stringify({ ...mutation, at: Date.now(), ops: [op] }),
        );
        store.add({ id: mutation.id, bytes, state: { is: "kept" } });
      }
      await new Promise((resolve) => (store.transaction.oncomplete = resolve));
      outbox.close();
      return Math.min(ids.length, PENDING);
    },
    { person, workspace, board, PENDING },
  );
  if (tasks < PENDING) throw new Error(`only ${tasks} tasks to edit`);
}

/** The line is back: ms until all is accepted, and the longest task meanwhile. */
async function reconnect(page) {
  await page.waitForTimeout(1_000); // what the reload set off is done
  await page.evaluate(() => {
    window.bench.longTasks.splice(0);
    window.bench.begun = performance.now();
  });
  await page.context().setOffline(false);
  await page.getByText("Saved on the server").first().waitFor({ state: "attached" });
  return page.evaluate(() => ({
    reconnect: performance.now() - window.bench.begun,
    longest: Math.max(0, ...window.bench.longTasks),
  }));
}
