// Another build of the app comes while tabs are open: it is offered, and nobody is made to take it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { close, open, panel } from "./support/acts.ts";
import {
  cards,
  newPerson,
  openBoardNamed,
  type Person,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { buildApp, lead } from "./support/build.ts";
import { type Server, startServer } from "./support/server.ts";

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: { "To do": ["Sand the deck", "Paint the hull"] },
} as const;
const OFFER = "A new version is ready";

const folder = mkdtempSync(join(tmpdir(), "cairn-e2e-builds-"));
const [old, next, served] = [join(folder, "old"), join(folder, "next"), join(folder, "served")];

let server: Server;
let browser: Browser;
let ada: Person;
let one: Page;
let other: Page;
/** Has no service worker, as over plain http. */
let bare: Person;
before(async () => {
  await buildApp(old, "old");
  await buildApp(next, "next");
  lead(served, old);
  server = await startServer({ tasks: 0, boards: [REFIT], settings: { CAIRN_WEB: served } });
  browser = await startBrowser();
  ada = await newPerson(browser);
  one = ada.page;
  await signIn(ada, server.url);
  await openBoardNamed(ada, "Refit");
  await one.evaluate(() => navigator.serviceWorker.ready);
  other = await ada.context.newPage();
  await other.goto(one.url());
  bare = await newPerson(browser, { serviceWorkers: "block" });
  await signIn(bare, server.url, "ben@example.org");
  await openBoardNamed(bare, "Refit");
  await open(bare.page, "Paint the hull");
});
after(async () => {
  await browser.close();
  await server.remove();
  rmSync(folder, { recursive: true });
});

test("after the server was started with another build, open tabs are offered it", async () => {
  await server.kill();
  lead(served, next);
  await server.start();
  for (const page of [one, other]) await page.getByText(OFFER).waitFor({ timeout: 60_000 });
  assert.equal(await entryOf(one), await entryOf(other));
});

test("a tab goes on with the old one, lazy parts that it had not used yet included", async () => {
  await useEditor(one, "Sand the deck");
});

test("who takes it has it at once, and the other tab is left alone", async () => {
  const before = await entryOf(one);
  let reloads = 0;
  other.on("load", () => (reloads += 1));
  await one.getByRole("button", { name: "Reload" }).click();
  await one.getByText(OFFER).waitFor({ state: "detached", timeout: 30_000 });
  await cards(one).first().waitFor();
  assert.notEqual(await entryOf(one), before);
  assert.equal(await entryOf(other), before);
  await cards(other).first().waitFor();
  await useEditor(other, "Paint the hull");
  assert.equal(reloads, 0);
});

test("the old build is dropped once no tab runs it", async () => {
  assert.equal((await builds(one)).length, 2);
  await other.reload();
  await cards(other).first().waitFor();
  assert.equal(await entryOf(other), await entryOf(one));
  await other.reload();
  await cards(other).first().waitFor();
  assert.equal((await builds(one)).length, 1);
  assert.deepEqual(ada.faults, []);
});

test("without a service worker, a part that the server no longer has offers the reload", async () => {
  const { page } = bare;
  await panel(page)
    .getByRole("button", { name: /description/ })
    .first()
    .click();
  await page.getByText("This version is too old to go on").waitFor();
  await page.getByRole("button", { name: "Reload" }).click();
  await panel(page).waitFor();
  await panel(page)
    .getByRole("button", { name: /description/ })
    .first()
    .click();
  await panel(page).getByRole("textbox", { name: "Description" }).waitFor();
});

/** The editor is the one part that no page loads before it is wanted. */
async function useEditor(page: Page, title: string): Promise<void> {
  await open(page, title);
  await panel(page)
    .getByRole("button", { name: /description/ })
    .first()
    .click();
  await panel(page).getByRole("textbox", { name: "Description" }).waitFor();
  await close(page);
}

const entryOf = (page: Page): Promise<string | null> =>
  page.locator("script[type=module]").first().getAttribute("src");

const builds = (page: Page): Promise<readonly string[]> => page.evaluate(() => caches.keys());
