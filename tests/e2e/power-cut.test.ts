// A browser is killed right after the page said that an edit is kept on this device, again and again.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { cards } from "./support/browser.ts";
import { outboxOf, untilHeld } from "./support/device.ts";
import { startKillable, type KillableBrowser } from "./support/killable.ts";
import { type Proxy, startProxy } from "./support/proxy.ts";
import { PASSWORD, type Server, startServer } from "./support/server.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? 5);

let server: Server;
let proxy: Proxy;
let profile: string;
let browser: KillableBrowser | null = null;
let board: string;
before(async () => {
  server = await startServer({ tasks: 10 });
  proxy = await startProxy(server.port);
  profile = mkdtempSync(join(tmpdir(), "cairn-profile-"));
  board = await firstVisit();
});
after(async () => {
  await browser?.kill();
  await proxy.close();
  await server.remove();
  rmSync(profile, { recursive: true, maxRetries: 5 });
});

test(`what a page called kept is there after each of ${ROUNDS} kills`, async (context) => {
  proxy.cut();
  let kept = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const page = await reopened();
    await rename(page, `Round ${round}`);
    await page.getByText(`Offline, ${round} change${round === 1 ? "" : "s"} kept`).waitFor();
    await killed();
    if (await isThere(await reopened(), round)) kept += 1;
  }
  context.diagnostic(`kept ${kept} of ${ROUNDS}`);
  assert.equal(kept, ROUNDS);
});

test("all of it reaches the server, once and in order", async () => {
  proxy.mend();
  const page = await reopened();
  await page.getByText("Saved on the server").waitFor();
  const outbox = await outboxOf(page);
  assert.deepEqual(new Set(outbox.map(({ is }) => is)), new Set(["accepted"]));
  const seqs = outbox.map(({ seq = 0 }) => seq);
  assert.deepEqual(
    seqs,
    [...seqs].sort((a, b) => a - b),
  );
  assert.equal(new Set(seqs).size, ROUNDS);
  await page.getByText(`Round ${ROUNDS}`).first().waitFor();
});

/** Sign in and open a board, so that it and the app are on the device; returns its address. */
async function firstVisit(): Promise<string> {
  browser = await startKillable(profile);
  const { page } = browser;
  await page.goto(`${proxy.url}/sign-in`);
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/w/**");
  await page.locator('main a[href*="/b/"]').first().click();
  await cards(page).first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload(); // by the service worker, from the device
  await cards(page).first().waitFor();
  await page.getByText("Saved on the server").waitFor();
  const address = page.url();
  await untilHeld(page, address.split("/").at(-1) ?? "");
  await browser.close(); // which also writes the cookie
  browser = null;
  return address;
}

/** No process of the browser gets another word in. */
async function killed(): Promise<void> {
  await browser?.kill();
  browser = null;
}

async function rename(page: Page, title: string): Promise<void> {
  await cards(page).first().focus();
  await page.keyboard.press("e");
  await page.locator("article[data-task] :is(input, textarea)").first().fill(title);
  await page.keyboard.press("Enter");
}

/** The board as the browser shows it: the one that runs, or one started anew on the profile. */
async function reopened(): Promise<Page> {
  browser ??= await startKillable(profile);
  const { page } = browser;
  if (page.url() === board) return page;
  await page.goto(board);
  await cards(page).first().waitFor();
  return page;
}

/** Whether the last edit is shown, and lies in the outbox behind all that were made before. */
async function isThere(page: Page, round: number): Promise<boolean> {
  const shown = await page.locator("article[data-task] h3").first().textContent();
  const outbox = await outboxOf(page);
  return shown === `Round ${round}` && outbox.length === round;
}
