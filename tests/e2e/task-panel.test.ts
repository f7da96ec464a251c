// What one changes in a task's panel, as the board and another person see it. Texts, checklists and
// the focus stand in task.test.ts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
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
  columns: { "To do": ["Sand the deck", "Paint the hull", "Order rope"], Doing: ["Mend the sail"] },
} as const;

let server: Server;
let browser: Browser;
let ada: Person;
let ben: Person;
before(async () => {
  server = await startServer({ tasks: 0, boards: [REFIT] });
  browser = await startBrowser();
  [ada, ben] = [await newPerson(browser), await newPerson(browser)];
  await signIn(ada, server.url);
  await signIn(ben, server.url, "ben@example.org");
  await openBoardNamed(ada, "Refit");
  await openBoardNamed(ben, "Refit");
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("a press opens a task, its address opens it again, Back closes it", async () => {
  const { page } = ada;
  await card(page, "Mend the sail").click();
  await titleOf(page, "Mend the sail").waitFor();
  await page.reload();
  await titleOf(page, "Mend the sail").waitFor();
  await card(page, "Mend the sail").waitFor();
  await page.goBack();
  await panel(page).waitFor({ state: "detached" });
});

test("a title typed over in the panel is the card's, for another too", async () => {
  const { page } = ada;
  await open(page, "Paint the hull");
  await titleOf(page, "Paint the hull").fill("Paint the hull blue");
  await page.keyboard.press("Enter");
  await card(page, "Paint the hull blue").waitFor();
  await card(ben.page, "Paint the hull blue").waitFor();
});

test("priority, label, assignee and due day are chosen by their pickers", async () => {
  const { page } = ada;
  await open(page, "Sand the deck");
  await choose(page, "Priority", "Urgent");
  await choose(page, "Assignees", "Ben Okafor");
  await page.keyboard.press("Escape");
  await chip(page, "Labels").click();
  await page.getByRole("combobox", { name: "Labels" }).fill("Woodwork");
  await page.getByRole("option", { name: "Woodwork" }).click();
  await chip(page, "Due").click();
  await page.getByRole("button", { name: "Tomorrow" }).click();

  const seen = card(ben.page, "Sand the deck");
  for (const words of ["Woodwork", "Tomorrow"]) await seen.getByText(words).first().waitFor();
  for (const name of ["Urgent", "Assigned to Ben Okafor"])
    await seen.getByRole("img", { name }).waitFor();
});

test("the notice takes back what was just done, and z what was done before", async () => {
  const { page } = ada;
  const stones = (at: Page, name: string) => card(at, "Order rope").getByRole("img", { name });
  await open(page, "Order rope");
  await choose(page, "Priority", "High");
  await stones(page, "High").waitFor();
  await choose(page, "Priority", "Low");
  await stones(ben.page, "Low").waitFor();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await stones(ben.page, "High").waitFor();
  await page.keyboard.press("z");
  await stones(ben.page, "High").waitFor({ state: "detached" });
  await page.keyboard.press("Shift+Z");
  await stones(ben.page, "High").waitFor();
});

test("none of it was an error to the browser", () => {
  assert.deepEqual([ada.faults, ben.faults], [[], []]);
});

const panel = (page: Page): Locator => page.locator("[data-task-panel]");

const titleOf = (page: Page, title: string): Locator =>
  panel(page).getByRole("textbox", { name: `Title, ${title}` });

const chip = (page: Page, name: string): Locator =>
  panel(page).getByRole("group", { name: "Properties" }).getByRole("button", { name });

async function open(page: Page, title: string): Promise<void> {
  await card(page, title).click();
  await titleOf(page, title).waitFor();
}

async function choose(page: Page, property: string, option: string): Promise<void> {
  await chip(page, property).click();
  await page.getByRole("option", { name: option }).click();
}
