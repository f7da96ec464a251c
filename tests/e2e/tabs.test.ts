// Two tabs of one person share a device: what one does the other shows, and nothing hangs on either.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
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
import { outboxOf, untilHeld } from "./support/device.ts";
import { entriesOf } from "./support/doors.ts";
import { type Proxy, startProxy } from "./support/proxy.ts";
import { type Server, startServer } from "./support/server.ts";

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: { "To do": ["Sand the deck", "Paint the hull", "Order rope", "Mend the sail"] },
} as const;

let server: Server;
let proxy: Proxy;
let browser: Browser;
let ada: Person;
let one: Page;
let other: Page;
before(async () => {
  server = await startServer({ tasks: 0, boards: [REFIT] });
  proxy = await startProxy(server.port);
  browser = await startBrowser();
  ada = await newPerson(browser);
  one = ada.page;
  await signIn(ada, proxy.url);
  await openBoardNamed(ada, "Refit");
  await untilHeld(one, new URL(one.url()).pathname.split("/")[4] ?? "");
  await one.evaluate(() => navigator.serviceWorker.ready);
});
beforeEach(async () => {
  other = await ada.context.newPage();
  await other.goto(one.url());
  await cards(other).first().waitFor();
});
afterEach(() => other.close());
after(async () => {
  await browser.close();
  await proxy.close();
  await server.remove();
});

test("edits of one tab show in the other offline, and closing the one loses none", async () => {
  await cut();
  await rename(other, "Sand the deck", "Sand the deck twice");
  await card(one, "Sand the deck twice").waitFor();
  await rename(one, "Paint the hull", "Paint the hull red");
  await card(other, "Paint the hull red").waitFor();
  for (const page of [one, other]) await page.getByText("Offline, 2 changes kept").waitFor();
  await other.close();
  await one.reload();
  for (const title of ["Sand the deck twice", "Paint the hull red"])
    await card(one, title).waitFor();
  await mend();
  await one.getByText("Saved on the server").waitFor({ timeout: 45_000 });
  assert.deepEqual(await sent(), ["task.rename", "task.rename"]);
});

test("both tabs come back, and the server hears of each edit once", async () => {
  const before = (await entriesOf(ada)).length;
  await cut();
  await rename(one, "Order rope", "Order more rope");
  await rename(other, "Mend the sail", "Mend both sails");
  await card(one, "Mend both sails").waitFor();
  await mend();
  for (const page of [one, other])
    await page.getByText("Saved on the server").waitFor({ timeout: 45_000 });
  assert.equal((await entriesOf(ada)).length, before + 2);
  for (const title of ["Order more rope", "Mend both sails"]) await card(other, title).waitFor();
});

test("edits made while the server is killed are sent once it runs again", async () => {
  await server.kill();
  await one.getByText("Working offline").waitFor();
  await rename(one, "Sand the deck twice", "Sand the deck thrice");
  await other.getByText("Offline, 1 change kept").waitFor();
  await server.start();
  for (const page of [one, other])
    await page.getByText("Saved on the server").waitFor({ timeout: 45_000 });
  const ben = await newPerson(browser);
  await signIn(ben, server.url, "ben@example.org");
  await openBoardNamed(ben, "Refit");
  await card(ben.page, "Sand the deck thrice").waitFor();
  assert.deepEqual(ada.faults, []);
});

async function cut(): Promise<void> {
  proxy.cut();
  await ada.context.setOffline(true);
  for (const page of [one, other]) await page.getByText("Working offline").waitFor();
}

async function mend(): Promise<void> {
  await ada.context.setOffline(false);
  proxy.mend();
}

/** The intents of all that this device has made, each accepted. */
async function sent(): Promise<readonly string[]> {
  const made = await outboxOf(one);
  assert.deepEqual(
    made.filter(({ is }) => is !== "accepted" && is !== "confirmed"),
    [],
  );
  return made.map(({ intent }) => intent);
}
