import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { carried, type Drawn, lowOn, untilDrawn } from "./support/board.ts";
import {
  card,
  newPerson,
  openBoardNamed,
  type Person,
  PHONE,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { type Server, startServer } from "./support/server.ts";
import { finger } from "./support/touch.ts";

const COLUMNS = {
  "To do": ["Sand the deck", "Paint the hull", "Order rope"],
  Doing: ["Mend the sail", "Oil the winch"],
  Done: ["Find a berth"],
};
/** Each test has a board of its own. */
const BOARDS = ["By mouse", "Three at once", "By keys", "Put back", "By finger", "Scrolled"];

let server: Server;
let browser: Browser;
let ada: Person;
let ben: Person;
let phone: Person;
before(async () => {
  const boards = BOARDS.map((name) => ({ name, everyone: "editor" as const, columns: COLUMNS }));
  server = await startServer({ tasks: 0, boards });
  browser = await startBrowser();
  [ada, ben, phone] = [
    await newPerson(browser),
    await newPerson(browser),
    await newPerson(browser, PHONE),
  ];
  await signIn(ada, server.url);
  await signIn(ben, server.url, "ben@example.org");
  await signIn(phone, server.url);
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("a card dragged by mouse stands where it was dropped", async () => {
  const page = await bothOpen(ada, "By mouse");
  await dragByMouse(page, "Paint the hull", "Mend the sail");
  await seenByAll(ada, [
    ["Sand the deck", "Order rope"],
    ["Mend the sail", "Paint the hull", "Oil the winch"],
    ["Find a berth"],
  ]);
});

test("a selection of three is carried at once, in the board's order", async () => {
  const page = await bothOpen(ada, "Three at once");
  for (const title of ["Oil the winch", "Order rope", "Sand the deck"]) {
    await card(page, title).focus();
    await page.keyboard.press("x");
  }
  await page.getByText("3 selected").waitFor();
  await dragByMouse(page, "Order rope", "Find a berth");
  await seenByAll(ada, [
    ["Paint the hull"],
    ["Mend the sail"],
    ["Find a berth", "Sand the deck", "Order rope", "Oil the winch"],
  ]);
});

test("keys carry a card, say where it is, and show it to nobody else before Enter", async () => {
  const page = await bothOpen(ada, "By keys");
  await card(page, "Sand the deck").focus();
  await press(page, "m", "ArrowRight", "Shift+ArrowUp", "ArrowDown");
  await announced(page, "Doing, 2 of 3");
  await untilDrawn(ben.page, Object.values(COLUMNS));
  await press(page, "Enter");
  await seenByAll(ada, [
    ["Paint the hull", "Order rope"],
    ["Mend the sail", "Sand the deck", "Oil the winch"],
    ["Find a berth"],
  ]);
});

test("Esc puts back what keys carry", async () => {
  const page = await bothOpen(ada, "Put back");
  await card(page, "Sand the deck").focus();
  await press(page, "m", "ArrowRight", "Shift+ArrowDown");
  await announced(page, "Doing, 3 of 3");
  await press(page, "Escape");
  await announced(page, "Put back");
  await seenByAll(ada, Object.values(COLUMNS));
});

test("a finger that rests lifts a card, and carries it over the side to the next column", async () => {
  const page = await bothOpen(phone, "By finger");
  const hand = await finger(page);
  await hand.down(await lowOn(page, "Sand the deck"));
  await carried(page).waitFor();
  await hand.moveTo({ x: PHONE.viewport.width - 4, y: 400 });
  await columnShown(page, "Doing");
  await hand.moveTo({ x: PHONE.viewport.width / 2, y: 400 }); // away from the side, or it turns on
  await atRest(page, "Mend the sail");
  await hand.moveTo(await lowOn(page, "Mend the sail"));
  await hand.up();
  await seenByAll(phone, [
    ["Paint the hull", "Order rope"],
    ["Mend the sail", "Sand the deck", "Oil the winch"],
    ["Find a berth"],
  ]);
});

test("a finger that moves at once turns the page, and lifts nothing", async () => {
  const page = await bothOpen(phone, "Scrolled");
  const hand = await finger(page);
  const from = await lowOn(page, "Sand the deck");
  await hand.down(from);
  await hand.moveTo({ x: from.x - 180, y: from.y });
  await hand.up();
  await columnShown(page, "Doing");
  await seenByAll(phone, Object.values(COLUMNS));
});

async function bothOpen(person: Person, board: string): Promise<Page> {
  await openBoardNamed(ben, board);
  await openBoardNamed(person, board);
  return person.page;
}

async function dragByMouse(page: Page, title: string, onto: string): Promise<void> {
  await page.locator("article[draggable=true]").first().waitFor();
  const from = await lowOn(page, title);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = await lowOn(page, onto);
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await carried(page).waitFor();
  await page.mouse.move(to.x, to.y + 1);
  await page.mouse.up();
}

/** Drawn by who did it, by another person, and again after a reload. */
async function seenByAll({ page, faults }: Person, wanted: Drawn): Promise<void> {
  await untilDrawn(page, wanted);
  await untilDrawn(ben.page, wanted);
  await page.reload();
  await untilDrawn(page, wanted);
  assert.deepEqual([faults, ben.faults], [[], []]);
}

const announced = (page: Page, words: string) =>
  page.locator("[aria-live=assertive]", { hasText: words }).waitFor({ state: "attached" });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const columnShown = (page: Page, name: string) =>
  page.locator("[aria-label=Columns] [aria-current]", { hasText: name }).waitFor();

/** Wait until the card stands still in the window. */
const atRest = (page: Page, title: string) => card(page, title).click({ trial: true });
