// A browser that visits a server as its seeded owner, and what all measurements need of it.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--js-flags=--expose-gc",
];

/** Runs in each page: notes when the first card was painted, and every long task. */
function instruments() {
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel(); // its task comes after the frame was painted
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      }),
    );
  const frame = async () => {
    const spans = [];
    for (let n = 0; n < 30; n++) {
      const begun = performance.now();
      await painted();
      spans.push(performance.now() - begun);
    }
    return spans.sort((a, b) => a - b)[15];
  };
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push(entry.duration);
  }).observe({ entryTypes: ["longtask"] });
  const firstCard = new Promise((resolve) => {
    new MutationObserver((_, watch) => {
      if (!document.querySelector("article[data-task]")) return;
      watch.disconnect();
      resolve(painted());
    }).observe(document, { subtree: true, childList: true });
  });
  window.bench = { painted, frame, longTasks, firstCard };
}

const DESKTOP = { width: 1440, height: 900 };

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/** A page of someone who is signed in and has never been here before. */
export async function newVisitor(browser, url, email, password, viewport = DESKTOP) {
  const context = await browser.newContext({ viewport });
  await context.addInitScript(instruments);
  const page = await context.newPage();
  const answer = await page.request.post(`${url}/api/session`, {
    headers: { Origin: url },
    data: { email, password },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return page;
}

/** The first board that the person reads, and who it is. */
export async function firstBoard(page, url) {
  const { person } = await (await page.request.get(`${url}/api/me`)).json();
  const hello = { type: "hello", wire: 1, model: 1, app: "bench", client: crypto.randomUUID() };
  const answer = await page.request.post(`${url}/api/sync`, {
    headers: { Origin: url },
    data: { frames: [{ ...hello, person }] },
  });
  const { streams } = (await answer.json()).frames.find((each) => each.type === "welcome");
  for (const [workspace, { scopes }] of Object.entries(streams))
    for (const [board, right] of Object.entries(scopes))
      if (right.board) return { person, workspace, board };
  throw new Error("no board");
}

/** Poll: `waitForFunction` needs eval, which the page's policy forbids. */
export async function until(page, claim, argument) {
  for (let n = 0; n < 600; n++) {
    if (await page.evaluate(claim, argument)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never true: ${claim}`);
}

export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}
