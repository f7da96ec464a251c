import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { carried, drawn, lowOn } from "./support/board.ts";
import { card, cards, newPerson, type Person, signIn, startBrowser } from "./support/browser.ts";
import { closeBoard } from "./support/doors.ts";
import { invite, placeOf } from "./support/rights.ts";
import { PASSWORD, type Server, startServer } from "./support/server.ts";

const COLUMNS = { "To do": ["Sand the deck", "Paint the hull"] };
const BOARDS = [
  { name: "Refit", everyone: "editor", columns: COLUMNS },
  { name: "Tides", everyone: "viewer", columns: COLUMNS },
  { name: "Wages", everyone: "none", columns: COLUMNS },
] as const;
const NOWHERE = "00000000-0000-7000-8000-00000000000a";

let server: Server;
let browser: Browser;
let ada: Person;
before(async () => {
  server = await startServer({ tasks: 0, boards: BOARDS });
  browser = await startBrowser();
  ada = await newPerson(browser);
  await signIn(ada, server.url);
  await tile(ada.page, "Wages").waitFor();
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("who is invited as a member joins by the form, and finds the boards that are open to all", async () => {
  const mia = await joined({ role: "member" }, "Mia Berg");
  await tile(mia.page, "Refit").click();
  await card(mia.page, "Sand the deck").waitFor();
  await mia.page.goBack();
  await tile(mia.page, "Tides").waitFor();
  assert.equal(await tile(mia.page, "Wages").count(), 0);
  assert.deepEqual(mia.faults, []);
});

test("an invitation is void once it was used", async () => {
  const link = await invite(ada, { role: "member" });
  await join(await newPerson(browser), link, "Nils Holm");
  const { page } = await newPerson(browser);
  await page.goto(link);
  await page.getByText("This invitation can’t be used").waitFor();
});

test("a guest sees the board that they were invited to, and no other", async () => {
  const boards = [{ board: await boardId("Wages"), role: "editor" }];
  const gil = await joined({ role: "guest", boards }, "Gil Roth");
  await card(gil.page, "Paint the hull").waitFor(); // one lands on it
  await gil.page.goto(`${server.url}/w/${placeOf(gil).workspace}`);
  await tile(gil.page, "Wages").waitFor();
  assert.equal(await gil.page.locator("#board a[href*='/b/']").count(), 1);
  assert.deepEqual(gil.faults, []);
});

test("a viewer reads a board, and nothing on it lets them change it", async () => {
  const { page, faults } = await signedIn("cem@example.org");
  await tile(page, "Tides").click();
  await card(page, "Sand the deck").waitFor();
  const start = await drawn(page);
  const from = await lowOn(page, "Sand the deck");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 100, { steps: 8 });
  assert.equal(await carried(page).count(), 0);
  await page.mouse.up();
  assert.deepEqual(await drawn(page), start);
  assert.equal(await page.getByRole("button", { name: "New task in To do" }).count(), 0);

  await card(page, "Sand the deck").focus();
  await page.keyboard.press("e");
  await page.keyboard.press("c");
  await page.keyboard.press("m");
  await page.keyboard.press("Enter"); // after all of them, and the one that may be done
  const panel = page.locator("[data-task-panel]");
  await panel.getByText("Add a description").waitFor();
  const typable = "input:not([readonly]), textarea:not([readonly]), [contenteditable=true]";
  assert.equal(await page.locator(`:is(#board, [data-task-panel]) :is(${typable})`).count(), 0);
  for (const name of ["Priority", "Due", "Assignees", "Labels", "Add a checklist"])
    assert.equal(
      await panel.getByRole("button", { name }).getAttribute("aria-disabled"),
      "true",
      name,
    );
  assert.deepEqual(faults, []);
});

test("a private board's page is that of a board that never was", async () => {
  const { page } = await signedIn("dina@example.org");
  const shown = async (board: string) => {
    await page.goto(`${server.url}/w/${placeOf(ada).workspace}/b/${board}`);
    await page.getByText("This board isn’t there").waitFor();
    return page.locator("main").innerText();
  };
  assert.equal(await shown(await boardId("Wages")), await shown(NOWHERE));
});

test("a board closes under the eyes of who may no longer read it", async () => {
  const { page } = await signedIn("eko@example.org");
  await tile(page, "Tides").click();
  await cards(page).first().waitFor();
  await closeBoard(ada, await boardId("Tides"));
  await page.getByText("This board isn’t there").waitFor();
  assert.equal(await cards(page).count(), 0);
  assert.equal(await page.getByRole("link", { name: "Tides" }).count(), 0);
});

const tile = (page: Page, name: string) => page.locator("#board a[href*='/b/']", { hasText: name });

async function boardId(name: string): Promise<string> {
  return (await tile(ada.page, name).getAttribute("href"))?.split("/b/")[1] ?? "";
}

async function signedIn(email: string): Promise<Person> {
  const person = await newPerson(browser);
  await signIn(person, server.url, email);
  return person;
}

async function joined(wanted: Parameters<typeof invite>[1], name: string): Promise<Person> {
  const person = await newPerson(browser);
  await join(person, await invite(ada, wanted), name);
  return person;
}

async function join({ page }: Person, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("heading", { name: "Join Harbour" }).waitFor();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(`${name.split(" ")[0]?.toLowerCase()}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Join Harbour" }).click();
  await page.waitForURL("**/w/**");
}
