import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { card, cards, column, newPerson, startBrowser } from "./support/browser.ts";
import { PASSWORD, type Server, startServer } from "./support/server.ts";

let server: Server;
let browser: Browser;
before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("from the set-up link to a task that survives kill -9 of the server", async () => {
  const ada = await newPerson(browser);
  const { page } = ada;
  await page.goto(server.setUpLink());
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Open the workspace" }).click();
  await page.waitForURL("**/b/**");
  assert.ok(!page.url().includes("#"), "the token is gone from the address");

  await page.locator("[data-column] textarea:focus").waitFor(); // one lands ready to type
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Try the sample board" }).click();
  await card(page, "Drag this card to Done").waitFor();
  assert.equal(await cards(page).count(), 12);
  await page.getByRole("button", { name: "Remove it" }).click();
  await page.locator("#board a", { hasText: "First board" }).click();
  await page.getByText("Lay the first stone").waitFor();
  await page.keyboard.press("c");
  await page.keyboard.type("Paint the hull");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Sand the deck");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await card(page, "Sand the deck").waitFor();
  await page.getByText("Saved on the server").waitFor();

  await server.kill();
  await server.start();
  await page.reload();
  await card(page, "Paint the hull").waitFor();
  assert.equal(await cards(page).count(), 2);
  assert.equal(await column(page, "To do").locator("article[data-task]").count(), 2);
  assert.deepEqual(ada.faults, []);
});

test("the set-up link is void once it was used", async () => {
  const { page } = await newPerson(browser);
  await page.goto(server.setUpLink());
  await page.getByText("Cairn is already set up").waitFor();
});

test("nothing is shown to who is not signed in, and one lands where one wanted to go", async () => {
  const signedIn = await newPerson(browser);
  await signedIn.page.goto(`${server.url}/sign-in`);
  await signedIn.page.getByLabel("E-mail").fill("ada@example.org");
  await signedIn.page.getByLabel("Password", { exact: true }).fill("not the password");
  await signedIn.page.getByRole("button", { name: "Sign in" }).click();
  await signedIn.page.getByText("E-mail or password is wrong.").waitFor();

  await signedIn.page.goto(`${server.url}/w/00000000-0000-7000-8000-00000000000a`);
  await signedIn.page.waitForURL("**/sign-in**");
  assert.equal(await cards(signedIn.page).count(), 0);
});
