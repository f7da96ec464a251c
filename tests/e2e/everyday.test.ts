// The board from day to day, by keys alone: filter, many at once, archive, settings, my work.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { faultsByAxe } from "./support/axe.ts";
import { untilDrawn } from "./support/board.ts";
import {
  card,
  cards,
  column,
  newPerson,
  openBoardNamed,
  type Person,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { outboxOf } from "./support/device.ts";
import { type Server, startServer } from "./support/server.ts";

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: { "To do": ["Sand", "Order rope", "Paint"], Doing: ["Mend the sail"], Done: [] },
} as const;
const AS_IMPORTED = [["Sand", "Order rope", "Paint"], ["Mend the sail"], []];

let server: Server;
let browser: Browser;
let ada: Person;
let page: Page;
before(async () => {
  server = await startServer({ tasks: 0, boards: [REFIT] });
  browser = await startBrowser();
  ada = await newPerson(browser);
  ({ page } = ada);
  await signIn(ada, server.url);
  await openBoardNamed(ada, "Refit");
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("a filter is chosen by its words, and a link carries it", async () => {
  await walkTo("Order rope");
  await press("Shift+A");
  await press("Shift+F");
  await typed("Me", "Enter");
  await press("Escape");
  await untilDrawn(page, [["Order rope"], [], []]);
  await page.waitForURL(/\?who=/u);
  await page.reload();
  await cards(page).first().waitFor();
  await untilDrawn(page, [["Order rope"], [], []]);
  await page.getByRole("button", { name: "Clear", exact: true }).focus();
  await press("Enter");
  await untilDrawn(page, AS_IMPORTED);
});

test("a column is moved at once, and comes back by one key", async () => {
  await walkTo("Sand");
  await press("ControlOrMeta+a", "Shift+M");
  await typed("Doing", "Enter");
  const moved = ["Sand", "Order rope", "Paint", "Mend the sail"];
  await untilDrawn(page, [[], moved, []]);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press("z");
  await untilDrawn(page, AS_IMPORTED);
  await press("Escape");
});

test("what is archived is found by its words and restored", async () => {
  await walkTo("Paint");
  await press("Shift+E");
  await untilDrawn(page, [["Sand", "Order rope"], ["Mend the sail"], []]);
  await chosen("Archive");
  const search = page.getByRole("searchbox", { name: "Search the archive" });
  await search.focus();
  await page.keyboard.type("pai");
  assert.deepEqual(await faultsByAxe(page), []);
  await press("Tab", "Enter", "Escape");
  await untilDrawn(page, AS_IMPORTED);
});

test("a board is renamed and gets a label in its settings", async () => {
  await chosen("Settings");
  await page.getByRole("textbox", { name: "Name", exact: true }).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Refit 2027");
  await page.getByRole("textbox", { name: "New label" }).focus();
  await page.keyboard.type("Hull");
  await press("Enter");
  await page.getByText("on 0 tasks").waitFor();
  assert.deepEqual(await faultsByAxe(page), []);
  await press("Escape");
  await page.getByRole("button", { name: "Refit 2027" }).waitFor();
});

test("a column is kept narrow, also after a reload", async () => {
  await page.getByRole("button", { name: "Column Doing" }).focus();
  await press("Enter");
  await page.getByRole("menuitem", { name: "Keep narrow" }).focus();
  await press("Enter");
  const narrow = page.getByRole("button", { name: /Doing\s*Widen/u });
  await narrow.waitFor();
  await page.reload();
  await narrow.waitFor();
  assert.deepEqual(await faultsByAxe(page), []);
  await narrow.focus();
  await press("Enter");
  await column(page, "Doing").getByRole("heading", { name: "Mend the sail" }).waitFor();
});

test("my work has what is assigned, and today in one's own order", async () => {
  await walkTo("Sand");
  await press("Shift+A", "g", "m");
  await page.getByRole("heading", { name: "Today" }).waitFor();
  await planned("Sand");
  await planned("Order rope");
  await untilToday(["Sand", "Order rope"]);
  await page.locator("[data-work]:focus", { hasText: "Order rope" }).waitFor(); // kept by its row
  const kept = (await outboxOf(page)).length;
  await press("Shift+K");
  await untilToday(["Order rope", "Sand"]);
  while ((await outboxOf(page)).length === kept); // what is drawn is kept some milliseconds later
  await page.reload();
  await untilToday(["Order rope", "Sand"]);
  assert.deepEqual(await faultsByAxe(page), []);
});

test("a key is changed for its person, and does what it is changed to", async () => {
  await page.goto(`${page.url().split("/work")[0]}/settings/keyboard`);
  const create = page.getByRole("button", { name: "Change the key of New task" });
  await create.waitFor();
  assert.deepEqual(await faultsByAxe(page), []);
  await create.focus();
  await press("Enter", "e");
  await page.getByText("E is already Edit title").waitFor();
  await press("n");
  await page.getByRole("button", { name: "Reset all keys" }).waitFor();
  await page.getByRole("link", { name: "Refit 2027" }).focus();
  await press("Enter");
  await walkTo("Sand");
  await press("n");
  await page.locator("[data-column] textarea:focus").waitFor();
});

test("nothing was logged as an error", () => {
  assert.deepEqual(ada.faults, []);
});

const walkTo = (title: string): Promise<void> => card(page, title).focus();

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Into the picker's field, once it has the focus. */
async function typed(words: string, ...keys: readonly string[]): Promise<void> {
  await page.locator("input[role=combobox]:focus").waitFor();
  await page.keyboard.type(words);
  await press(...keys);
}

/** Of the board's menu, by its name. */
async function chosen(item: string): Promise<void> {
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press("Shift+B");
  await page.getByRole("menuitem", { name: item, exact: true }).focus();
  await press("Enter");
  await page.getByRole("dialog").waitFor();
}

async function planned(title: string): Promise<void> {
  await page.locator("[data-work]", { hasText: title }).focus();
  await press("t");
  await page.locator("section[aria-label=Today] [data-work]", { hasText: title }).waitFor();
}

async function untilToday(titles: readonly string[]): Promise<void> {
  let shown: readonly (string | null)[] = [];
  for (let tries = 0; tries < 300; tries++) {
    shown = await page
      .locator("section[aria-label=Today] [data-work] > span:first-child bdi")
      .allTextContents();
    if (JSON.stringify(shown) === JSON.stringify(titles)) return;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
  assert.deepEqual(shown, titles);
}
