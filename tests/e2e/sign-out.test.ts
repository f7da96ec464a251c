// Who uses a device, and what stays of them: sessions that end, people who sign out, two on one browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { rename } from "./support/acts.ts";
import {
  card,
  cards,
  newPerson,
  openBoardNamed,
  type Person,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { untilHeld } from "./support/device.ts";
import { type Proxy, startProxy } from "./support/proxy.ts";
import { PASSWORD, type Server, startServer } from "./support/server.ts";

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: { "To do": ["Sand the deck", "Paint the hull", "Order rope"] },
} as const;

let server: Server;
let proxy: Proxy;
let browser: Browser;
let ada: Person;
let page: Page;
before(async () => {
  server = await startServer({ tasks: 0, boards: [REFIT] });
  proxy = await startProxy(server.port);
  browser = await startBrowser();
  ada = await newPerson(browser, { acceptDownloads: true });
  ({ page } = ada);
  await signIn(ada, proxy.url);
  await openBoardNamed(ada, "Refit");
  await untilHeld(page, new URL(page.url()).pathname.split("/")[4] ?? "");
  await page.evaluate(() => navigator.serviceWorker.ready);
});
after(async () => {
  await browser.close();
  await proxy.close();
  await server.remove();
});

test("a session that ended keeps what is unsent, says so, and sends it after signing in", async () => {
  await cut();
  await rename(page, "Sand the deck", "Sand the deck twice");
  await page.getByText("Offline, 1 change kept").waitFor();
  const origin = proxy.url;
  await ada.context.request.delete(`${server.url}/api/session`, {
    headers: { origin: server.url },
  });
  assert.equal((await ada.context.request.get(`${server.url}/api/me`)).status(), 401, origin);
  await mend();
  await page.getByText("1 change of yours is kept on this device").waitFor({ timeout: 45_000 });
  assert.equal(await page.getByLabel("E-mail").inputValue(), "ada@example.org");

  await enter("ben@example.org");
  await openBoardNamed(ada, "Refit");
  await card(page, "Sand the deck").waitFor();
  await page.getByText("Saved on the server").waitFor();
  await signOut();
  await page.getByText("1 change of yours is kept on this device").waitFor();

  await enter("ada@example.org");
  await openBoardNamed(ada, "Refit");
  await card(page, "Sand the deck twice").waitFor();
  await page.getByText("Saved on the server").waitFor({ timeout: 45_000 });
});

test("signing out offline counts and offers what is unsent, then leaves nothing here", async () => {
  const other = await ada.context.newPage();
  await other.goto(page.url());
  await cards(other).first().waitFor();
  await cut();
  await rename(page, "Paint the hull", "Paint the hull red");
  await rename(page, "Order rope", "Order more rope");

  await page.getByText("Offline, 2 changes kept").waitFor();
  await signOut();
  const dialog = page.getByRole("dialog", { name: "2 changes are not on the server" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  const { mutations } = JSON.parse(readFileSync(await file.path(), "utf8")) as {
    mutations: { intent: string }[];
  };
  assert.deepEqual(
    mutations.map(({ intent }) => intent),
    ["task.rename", "task.rename", "task.rename"], // one from the copy that the ended session left
  );
  await dialog.getByRole("button", { name: "Sign out" }).click();
  for (const each of [page, other]) await each.getByLabel("Password", { exact: true }).waitFor();
  assert.deepEqual(await leftOn(page), []);
  await other.close();
});

test("the server is told of it once it can be reached", async () => {
  await page.reload();
  await page.getByLabel("Password", { exact: true }).waitFor();
  await mend();
  await page.reload();
  await page.getByLabel("Password", { exact: true }).waitFor();
  for (let tries = 0; tries < 100; tries++) {
    if ((await ada.context.request.get(`${server.url}/api/me`)).status() === 401) break;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  }
  assert.equal((await ada.context.request.get(`${server.url}/api/me`)).status(), 401);
  assert.deepEqual(ada.faults, []);
});

async function cut(): Promise<void> {
  proxy.cut();
  await ada.context.setOffline(true);
  await page.getByText("Working offline").waitFor();
}

async function mend(): Promise<void> {
  await ada.context.setOffline(false);
  proxy.mend();
}

async function signOut(): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

async function enter(email: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/w/**");
}

/** Databases, and what is remembered of a person. */
const leftOn = (from: Page): Promise<readonly string[]> =>
  from.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
    ...["cairn.me", "cairn.left", "cairn.last-board"].filter((key) => key in localStorage),
  ]);
