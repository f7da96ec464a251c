// One person's morning without a mouse: nothing here presses, hovers, focuses or fills by itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { untilDrawn } from "./support/board.ts";
import { card, newPerson, type Person, startBrowser } from "./support/browser.ts";
import { untilHeld } from "./support/device.ts";
import { PASSWORD, type Server, startServer } from "./support/server.ts";

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: { "To do": ["Sand the deck", "Order rope"], Doing: ["Mend the sail"] },
} as const;

let server: Server;
let browser: Browser;
let ada: Person;
let page: Page;
before(async () => {
  server = await startServer({ tasks: 0, boards: [REFIT] });
  browser = await startBrowser();
  ada = await newPerson(browser);
  ({ page } = ada);
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("sign in, and open a board", async () => {
  await page.goto(`${server.url}/sign-in`);
  await tabTo("input[autocomplete=username]");
  await page.keyboard.type("ada@example.org");
  await tabTo("input[type=password]");
  await page.keyboard.type(PASSWORD);
  await press("Enter");
  await page.locator("#board a", { hasText: "Refit" }).waitFor();
  await tabTo("#board a[href*='/b/']:has-text('Refit')");
  await press("Enter");
  await card(page, "Sand the deck").waitFor();
});

test("create a task", async () => {
  await tabTo("article[data-task]");
  await press("c");
  await page.locator("[data-column] textarea:focus").waitFor();
  await page.keyboard.type("Paint the hul");
  await press("Enter", "Escape");
  await untilDrawn(page, [["Paint the hul", "Sand the deck", "Order rope"], ["Mend the sail"]]);
});

test("edit its title", async () => {
  await walkTo("Paint the hul");
  await press("e");
  await page.locator("article textarea:focus").waitFor();
  await press("End");
  await page.keyboard.type("l");
  await press("Enter");
  await focused("Paint the hull");
});

test("move it", async () => {
  await press("m", "ArrowRight", "Shift+ArrowDown", "Enter");
  await untilDrawn(page, [
    ["Sand the deck", "Order rope"],
    ["Mend the sail", "Paint the hull"],
  ]);
  await focused("Paint the hull");
});

test("label it", async () => {
  await press("l");
  await page.locator("input[role=combobox]:focus").waitFor();
  await page.keyboard.type("Paintwork");
  await press("Enter");
  await card(page, "Paint the hull").getByText("Paintwork").waitFor();
  await focused("Paint the hull");
});

test("open it, comment on it, and come back to its card", async () => {
  await press("Enter");
  await page.locator("[data-task-panel]:focus").waitFor();
  await press("r");
  await page.locator("[data-task-panel] textarea[aria-label=Comment]:focus").waitFor();
  await page.keyboard.type("Blue, as before.");
  await press("ControlOrMeta+Enter");
  await page.locator("[data-task-panel] li", { hasText: "Blue, as before." }).waitFor();
  await press("Escape", "Escape");
  await page.locator("[data-task-panel]").waitFor({ state: "detached" });
  await focused("Paint the hull");
});

test("delete it, and take that back", async () => {
  await press("#");
  await untilDrawn(page, [["Sand the deck", "Order rope"], ["Mend the sail"]]);
  await focused("Mend the sail");
  await press("z");
  await untilDrawn(page, [
    ["Sand the deck", "Order rope"],
    ["Mend the sail", "Paint the hull"],
  ]);
});

test("all of it is there after a reload, and nothing was an error", async () => {
  await page.getByText("Saved on the server").waitFor();
  await page.reload();
  await untilDrawn(page, [
    ["Sand the deck", "Order rope"],
    ["Mend the sail", "Paint the hull"],
  ]);
  await card(page, "Paint the hull").getByText("Paintwork").waitFor();
  assert.deepEqual(ada.faults, []);
});

test("without a server it goes on, over a reload, and is sent when the server is back", async () => {
  await untilHeld(page, new URL(page.url()).pathname.split("/")[4] ?? "");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await server.kill();
  await page.getByText("Working offline").waitFor();
  await page.reload();
  await card(page, "Sand the deck").waitFor();
  await tabTo("article[data-task]");
  await press("c");
  await page.locator("[data-column] textarea:focus").waitFor();
  await page.keyboard.type("Buy varnish");
  await press("Enter", "Escape");
  await walkTo("Buy varnish");
  await press("ArrowDown");
  await focused("Sand the deck");
  await press("m", "ArrowRight", "Enter");
  await untilDrawn(page, [
    ["Buy varnish", "Order rope"],
    ["Mend the sail", "Sand the deck", "Paint the hull"],
  ]);
  await press("#");
  await untilDrawn(page, [
    ["Buy varnish", "Order rope"],
    ["Mend the sail", "Paint the hull"],
  ]);
  await press("z");
  await page.getByText("Offline, 4 changes kept").waitFor();
  await server.start();
  await page.getByText("Saved on the server").waitFor({ timeout: 45_000 });
  await untilDrawn(page, [
    ["Buy varnish", "Order rope"],
    ["Mend the sail", "Sand the deck", "Paint the hull"],
  ]);
  assert.deepEqual(ada.faults, []);
});

const MOST_TABS = 30;

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Tab until what the selector names has the focus. */
async function tabTo(selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  for (let tabs = 0; tabs <= MOST_TABS; tabs++) {
    if ((await page.locator(selector).and(page.locator(":focus")).count()) > 0) return;
    await press("Tab");
  }
  assert.fail(`${MOST_TABS} tabs don't lead to ${selector}`);
}

/** Up and down the column until the card has the focus. */
async function walkTo(title: string): Promise<void> {
  for (let steps = 0; steps < 5; steps++) {
    const isThere = card(page, title).and(page.locator(":focus"));
    if ((await isThere.count()) > 0) return;
    await press("ArrowUp");
  }
  await focused(title);
}

const focused = (title: string): Promise<void> =>
  card(page, title).and(page.locator(":focus")).waitFor({ timeout: 5_000 });
