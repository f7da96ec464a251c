import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  cards,
  newPerson,
  openBoard,
  type Person,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { type Server, startServer } from "./support/server.ts";

let server: Server;
let browser: Browser;
let ada: Person;
let ben: Person;
before(async () => {
  server = await startServer({ tasks: 20 });
  browser = await startBrowser();
  [ada, ben] = [await newPerson(browser), await newPerson(browser)];
  await signIn(ada, server.url);
  await signIn(ben, server.url, "ben@example.org");
  await openBoard(ada);
  await cards(ada.page).first().click();
  await panel(ada.page).getByRole("heading", { name: "Activity" }).waitFor();
  await ben.page.goto(ada.page.url());
  await panel(ben.page).getByRole("heading", { name: "Activity" }).waitFor();
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("two people write one description at once, and read the same", async () => {
  for (const { page } of [ada, ben]) {
    await panel(page)
      .getByRole("button", { name: /description/ })
      .first()
      .click({ force: true });
    await panel(page).getByRole("textbox", { name: "Description" }).waitFor();
  }
  await ada.page.keyboard.type("\n\nThe **fallback** is off.");
  await ben.page.keyboard.press("ControlOrMeta+Home");
  await ben.page.keyboard.type("Shade it by hand.\n\n");
  await panel(ada.page).getByText("Shade it by hand.").waitFor();
  await panel(ben.page).getByText("The **fallback** is off.").waitFor();
  for (const { page } of [ada, ben]) await page.keyboard.press("Escape");
  await panel(ada.page).locator("strong", { hasText: "fallback" }).waitFor();
  const [read, readByBen] = [await description(ada.page), await description(ben.page)];
  assert.equal(read, readByBen);
  assert.match(read, /Shade it by hand\.[\s\S]*The fallback is off\./u);
});

test("what one does in a task the other sees, in the words of its trail", async () => {
  const { page } = ada;
  await page.keyboard.press("r");
  await page.keyboard.type("Reads *197* of 200 frames.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await panel(page).getByRole("button", { name: "Add a checklist" }).click();
  await page.keyboard.type("Try build 4.15");
  await page.keyboard.press("Enter");
  await panel(page).getByRole("checkbox", { name: "Try build 4.15" }).check();
  const there = panel(ben.page);
  await there.locator("em", { hasText: "197" }).waitFor();
  await there
    .getByRole("listitem")
    .filter({ hasText: "Ada Lindqvist checked Try build 4.15" })
    .waitFor();
  assert.ok(await there.getByRole("checkbox", { name: "Try build 4.15" }).isChecked());
});

test("the panel takes the focus when opened by key, and gives it back to the card", async () => {
  const { page } = ada;
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  await page.locator("article[data-task]:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[data-task-panel]:focus").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("article[data-task]:focus").waitFor();
});

test("nothing of it was against the content policy", () => {
  assert.deepEqual([ada.faults, ben.faults], [[], []]);
});

const panel = (page: Page) => page.locator("[data-task-panel]");

const description = (page: Page): Promise<string> =>
  panel(page).getByRole("region", { name: "Description" }).innerText();
