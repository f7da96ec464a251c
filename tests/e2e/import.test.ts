import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { faultsByAxe } from "./support/axe.ts";
import { card, cards, newPerson, type Person, signIn, startBrowser } from "./support/browser.ts";
import { asExport } from "./support/export.ts";
import { type Server, startServer } from "./support/server.ts";

let server: Server;
let browser: Browser;
let ada: Person;
before(async () => {
  [server, browser] = await Promise.all([startServer({ tasks: 0 }), startBrowser()]);
  ada = await newPerson(browser);
  await signIn(ada, server.url);
});
after(async () => {
  await browser.close();
  await server.remove();
});

const MEMBERS = [
  { id: "a".repeat(24), fullName: "Ada Lindqvist", username: "ada" },
  { id: "b".repeat(24), fullName: "Harbour Master", username: "harbourmaster" },
];

/** An export of a board with a stranger on its first card. */
function quayWorks(name: string, number: number): Buffer {
  const titles = Array.from({ length: 300 }, (_, n) => `Crane ${String(n + 1)}`);
  const columns = { "To do": ["Repaint bollards", ...titles], Done: [] };
  const board = asExport({ name, everyone: "editor", columns }, number) as { cards: object[] };
  const [first, ...rest] = board.cards;
  const mine = { ...first, idMembers: [MEMBERS[1]?.id] };
  const whole = { ...board, members: MEMBERS, cards: [mine, ...rest] };
  return Buffer.from(JSON.stringify(whole));
}

/** Drop a file on the page, as from the device's own window of files. */
async function drop(page: Page, content: Buffer): Promise<void> {
  const files = await page.evaluateHandle((text) => {
    const held = new DataTransfer();
    held.items.add(new File([text], "quay-works.json", { type: "application/json" }));
    return held;
  }, content.toString());
  await page.locator("#board").dispatchEvent("drop", { dataTransfer: files });
}

async function boards({ page }: Person): Promise<void> {
  await page.goto(`${server.url}/?do=boards`);
  await page.getByRole("heading", { name: "Boards", level: 1 }).waitFor();
}

test("a file dropped on the boards is looked at, imported with its people, opened, and undone", async () => {
  const { page } = ada;
  await boards(ada);
  await drop(page, quayWorks("Quay works", 1));
  await page.getByText("Dry run: nothing is written yet").waitFor();
  await page.getByText("1 of 2 matched").waitFor();
  assert.deepEqual(await faultsByAxe(page), []);

  await page.getByRole("button", { name: /^Who Harbour Master is here/ }).click();
  await page.getByRole("menuitem", { name: "Ben Okafor" }).click();
  await page.getByRole("button", { name: "Import 301 tasks" }).click();
  await page.getByText("Quay works is here").waitFor();
  assert.deepEqual(await faultsByAxe(page), []);

  await page.getByRole("link", { name: "Open the board" }).click();
  await card(page, "Repaint bollards").waitFor();
  await card(page, "Repaint bollards").getByRole("img", { name: "Ben Okafor" }).waitFor();

  await page.goBack();
  await page.getByRole("button", { name: "Undo import" }).click();
  await page.getByText("The import is undone").waitFor();
  await boards(ada);
  assert.equal(await page.locator("#board a", { hasText: "Quay works" }).count(), 0);
  assert.deepEqual(ada.faults, []);
});

test("what is no export is refused with the mend, and another file can be chosen at once", async () => {
  const person = await signedIn();
  const { page } = person;
  await boards(person);
  await drop(page, Buffer.from("PK not JSON"));
  await page.getByText("This is no Trello export").waitFor();
  await page.locator("input[type=file]").setInputFiles({
    name: "quay.json",
    mimeType: "application/json",
    buffer: quayWorks("Quay works two", 2),
  });
  await page.getByRole("button", { name: "Import 301 tasks" }).waitFor();
});

test("an import that breaks off says what stands, and goes on from there", async () => {
  const person = await signedIn();
  const { page, context } = person;
  await boards(person);
  await drop(page, quayWorks("Quay works three", 3));
  await page.getByRole("button", { name: "Import 301 tasks" }).waitFor();
  await context.route("**/api/imports?**", (route) => route.abort());
  await page.getByRole("button", { name: "Import 301 tasks" }).click();
  await page.getByText("The import of Quay works three stopped").waitFor();
  await context.unroute("**/api/imports?**");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("link", { name: "Open the board" }).click();
  await cards(page).first().waitFor();
});

async function signedIn(): Promise<Person> {
  const person = await newPerson(browser);
  await signIn(person, server.url);
  return person;
}
