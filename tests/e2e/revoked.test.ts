// Access that is lost takes everything along that the device kept of it: online, offline, mid-edit.
// Canary words stand in all that a board holds; afterwards every byte that is kept is searched.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from "node:test";
import type { Browser } from "playwright-core";
import {
  card,
  newPerson,
  openBoardNamed,
  personWithProfile,
  signIn,
  startBrowser,
  type Person,
} from "./support/browser.ts";
import { outboxOf } from "./support/device.ts";
import { closeBoard, push, rowsOf } from "./support/doors.ts";
import { kept, untilHeld } from "./support/kept.ts";
import { startProxy, type Proxy } from "./support/proxy.ts";
import { startServer, type Server } from "./support/server.ts";

/** In the board's name, its column, a task, a comment: whatever of these is found was kept. */
const CANARY = "zugvogel";
/** In what Ben himself wrote there and the server never took: that is his. */
const OWN = "nachtigall";

const VAULT = {
  name: `Vault ${CANARY}`,
  everyone: "editor" as const,
  columns: { [`Shelf ${CANARY}`]: [`Task ${CANARY}`, "Another"] },
};
const GARDEN = { name: "Garden", everyone: "editor" as const, columns: { Doing: ["Sweep"] } };

describe("a board that may not be read any more", () => {
  let browser: Browser;
  let server: Server;
  let proxy: Proxy;
  let folder: string;
  let ada: Person;
  let ben: Person;
  let board: string;

  before(async () => {
    browser = await startBrowser();
  });

  beforeEach(async () => {
    server = await startServer({ tasks: 5, boards: [VAULT, GARDEN] });
    proxy = await startProxy(server.port);
    folder = mkdtempSync(join(tmpdir(), "cairn-profile-"));
    [ada, ben] = [await newPerson(browser), await personWithProfile(folder)];
    await signIn(ada, server.url);
    await signIn(ben, proxy.url, "ben@example.org");
    await openBoardNamed(ben, "Garden");
    await openBoardNamed(ben, VAULT.name);
    board = new URL(ben.page.url()).pathname.split("/").at(-1) ?? "";
    await commented();
    await untilHeld(ben.page, 2);
    assert.match(await kept(ben.page), new RegExp(CANARY), "it was kept before");
  });

  afterEach(async () => {
    await Promise.all([ada.context.close(), ben.context.close()]);
    await proxy.close();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  after(() => browser.close());

  it("leaves nothing when it is lost online", async (test) => {
    await closeBoard(ada, board);
    await gone();
    assert.deepEqual(await found(CANARY), []);
    await tellDisk(test);
  });

  it("leaves nothing but own changes when it was lost offline", async (test) => {
    proxy.cut();
    await rename("Another", `Renamed ${OWN}`);
    await closeBoard(ada, board);
    await ben.page.reload();
    await card(ben.page, `Renamed ${OWN}`).waitFor(); // as far as this device knows
    proxy.mend();
    await gone();
    await answered();
    assert.deepEqual(await found(CANARY), []);
    await tellTray(test);
    await tellDisk(test);
  });

  it("leaves nothing but own changes when it is lost in the middle of an edit", async (test) => {
    await card(ben.page, "Another").focus();
    await ben.page.keyboard.press("e");
    await ben.page.locator("article textarea:focus").fill(`Half written ${OWN}`);
    await closeBoard(ada, board);
    await gone();
    assert.deepEqual(await found(CANARY), []);
    await tellTray(test);
  });

  async function commented(): Promise<void> {
    const tasks = await rowsOf(ada, "task", board);
    const task = tasks.find((row) => String(row["title"]).includes(CANARY));
    const comment = { op: "create", kind: "comment", id: crypto.randomUUID(), parent: task?.id };
    await push(ada, "comment.create", [{ ...comment, fields: { body: `Said ${CANARY}` } }]);
  }

  async function rename(title: string, to: string): Promise<void> {
    await card(ben.page, title).focus();
    await ben.page.keyboard.press("e");
    await ben.page.locator("article textarea:focus").fill(to);
    await ben.page.keyboard.press("Enter");
    await ben.page.getByText("Offline, 1 change kept").waitFor();
  }

  /** The board is not shown any more, and nobody writes to the device. */
  async function gone(): Promise<void> {
    await card(ben.page, `Task ${CANARY}`).waitFor({ state: "detached" });
    const until = Date.now() + 10_000;
    while (Date.now() < until && (await found(CANARY)).length > 0)
      await ben.page.evaluate(() => new Promise(requestAnimationFrame));
  }

  async function answered(): Promise<void> {
    const until = Date.now() + 10_000;
    while ((await outboxOf(ben.page)).some(({ is }) => is === "kept" || is === "sent"))
      if (Date.now() > until) throw new Error("the server did not answer");
  }

  /** Where a word is kept, with what stands around it. */
  async function found(word: string): Promise<readonly string[]> {
    const text = await kept(ben.page);
    return [...text.matchAll(new RegExp(`.{0,60}${word}.{0,20}`, "gu"))].map(([match]) => match);
  }

  async function tellTray(test: TestContext): Promise<void> {
    for (const { intent, is, code } of await outboxOf(ben.page))
      test.diagnostic(`outbox: ${intent} ${is} ${code ?? ""}`);
    for (const place of await found(OWN)) test.diagnostic(`own words kept: …${place}…`);
    const words = await ben.page.locator("body").innerText();
    for (const line of words.split("\n"))
      if (/accept|refus|access|there is no/iu.test(line)) test.diagnostic(`on screen: ${line}`);
  }

  /** What the files of the profile still hold is for the browser's storage engine to clean. */
  async function tellDisk(test: TestContext): Promise<void> {
    for (const line of onDisk(folder)) test.diagnostic(`on disk, browser running: ${line}`);
    await ben.context.close();
    for (const line of onDisk(folder)) test.diagnostic(`on disk, browser closed: ${line}`);
  }
});

/** Files of a profile in which the canary stands, in one byte a character or two, with how often. */
function onDisk(folder: string): readonly string[] {
  const words = [Buffer.from(CANARY, "latin1"), Buffer.from(CANARY, "utf16le")];
  return filesBelow(folder).flatMap((path) => {
    const bytes = readFileSync(path);
    const times = words.reduce((sum, word) => sum + count(bytes, word), 0);
    return times > 0 ? [`${times} in ${path.slice(folder.length + 1)}`] : [];
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

function count(bytes: Buffer, word: Buffer): number {
  let times = 0;
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) times += 1;
  return times;
}
