// A server in a local network without https: online all works, and the page says what does not.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { rename } from "./support/acts.ts";
import {
  card,
  newPerson,
  openBoardNamed,
  type Person,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { type Server, startServer } from "./support/server.ts";

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: { "To do": ["Sand the deck", "Paint the hull"] },
} as const;

let server: Server;
let browser: Browser;
let ada: Person;
let page: Page;
before(async () => {
  server = await startServer({ tasks: 0, boards: [REFIT] });
  browser = await startBrowser(["--host-resolver-rules=MAP cairn.test 127.0.0.1"]);
  ada = await newPerson(browser);
  ({ page } = ada);
  await signIn(ada, `http://cairn.test:${server.port}`);
  await openBoardNamed(ada, "Refit");
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("the page says that offline needs https, and how to get it", async () => {
  await page.getByText("Offline needs https").waitFor();
  await page.getByRole("button", { name: "How to set it up" }).click();
  await page.getByRole("dialog").getByText("reverse_proxy").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("an edit is saved all the same, and the notice can be put away", async () => {
  await rename(page, "Sand the deck", "Sand the deck twice");
  await page.getByText("Saved on the server").waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByText("Offline needs https").waitFor({ state: "detached" });
  await page.reload();
  await card(page, "Sand the deck twice").waitFor();
});

test("without the server an open tab goes on, is told to stay open, and sends it later", async () => {
  await server.kill();
  await page.getByText("Working offline").waitFor();
  await rename(page, "Paint the hull", "Paint the hull red");
  await page.getByText("Offline, 1 change kept").waitFor();
  await page.getByText("Keep this tab open").waitFor();
  await server.start();
  await page.getByText("Saved on the server").waitFor({ timeout: 45_000 });
  const faults = ada.faults.filter((words) => !words.startsWith("The Cross-Origin-Opener-Policy"));
  assert.deepEqual(faults, [], "but for a header that needs https");
});
