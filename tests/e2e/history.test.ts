// What was done is found again, undone with a preview, restored from the trash, and asked for by value.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { newPerson, openBoard, type Person, signIn, startBrowser } from "./support/browser.ts";
import { type Server, startServer } from "./support/server.ts";

let server: Server;
let browser: Browser;
let ada: Person;
let page: Page;
before(async () => {
  server = await startServer({ tasks: 30 });
  browser = await startBrowser();
  ada = await newPerson(browser);
  page = ada.page;
  await signIn(ada, server.url);
  await openBoard(ada);
});
after(async () => {
  await browser.close();
  await server.remove();
});

const card = (title: string) => page.locator("article", { hasText: title });
const acts = () => page.getByRole("region", { name: "History", exact: true }).locator("li");
const trash = () => page.getByRole("region", { name: "Trash" }).locator("li");

async function create(title: string): Promise<void> {
  await page.keyboard.press("c");
  await page.locator("[data-column] textarea:focus").waitFor();
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await card(title).waitFor();
}

async function toHistory(): Promise<void> {
  await page.locator("body").press("g");
  await page.locator("body").press("h");
  await acts().first().waitFor();
}

async function toBoard(): Promise<void> {
  await page.goBack();
  await page.locator("article").first().waitFor();
}

test("a change is told with what it was, and undone after a look at what that does", async () => {
  await create("Caulk the deck");
  await card("Caulk the deck").focus();
  await page.keyboard.press("e");
  await page.locator("article textarea:focus").waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Tar the deck");
  await page.keyboard.press("Enter");
  await card("Tar the deck").waitFor();
  await toHistory();
  const act = acts().first();
  await act.getByText("renamed").waitFor();
  assert.match((await act.textContent()) ?? "", /Caulk the deck → .*Tar the deck/);
  await act.hover();
  await act.getByRole("button", { name: "Undo" }).click();
  await page.getByText("What undo will change").waitFor();
  await page.getByRole("button", { name: "Undo 1 change" }).click();
  await page.getByText("1 change undone").waitFor();
  await toBoard();
  await card("Caulk the deck").waitFor();
  assert.equal(await card("Tar the deck").count(), 0);
});

test("what was deleted waits in the trash, and comes back from there", async () => {
  await card("Caulk the deck").focus();
  await page.keyboard.press("#");
  await card("Caulk the deck").waitFor({ state: "detached" });
  await toHistory();
  const thrown = trash().filter({ hasText: "Caulk the deck" });
  await thrown.getByText("Deleted by Ada Lindqvist").waitFor();
  await thrown.getByRole("button", { name: "Restore" }).click();
  await thrown.waitFor({ state: "detached" });
  await toBoard();
  await card("Caulk the deck").waitFor();
});

test("the log is asked by who, what and where, and its address can be kept", async () => {
  await toHistory();
  await page.getByRole("button", { name: "What: Any change" }).click();
  await page.getByRole("menuitem", { name: "Deleted and restored" }).click();
  await page.waitForURL(/what=delete/);
  await acts().first().getByText("restored").waitFor();
  const words = await acts().allTextContents();
  assert.ok(
    words.every((each) => /restored|trash/.test(each)),
    words.join("\n"),
  );
  await page.reload();
  await acts().first().getByText("restored").waitFor();
  assert.match(page.url(), /what=delete/);
  await toBoard();
});

test("Alt and a click on a value tell who set it, from what, and put it back", async () => {
  await card("Caulk the deck").focus();
  await page.keyboard.press("p");
  await page.getByRole("option", { name: /High/ }).click();
  await page.keyboard.press("Escape");
  await card("Caulk the deck")
    .locator("[data-value='priority']")
    .click({ modifiers: ["Alt"] });
  const answer = page.getByRole("dialog", { name: "Who set this" });
  await answer.getByText(/Ada Lindqvist.*changed it from nothing to/).waitFor();
  await answer.getByRole("button", { name: "Put back nothing" }).click();
  await card("Caulk the deck").locator("[data-value='priority']").waitFor({ state: "detached" });
});

test("without a line the device tells what it holds", async () => {
  await ada.context.setOffline(true);
  await card("Caulk the deck").focus();
  await page.keyboard.press("h");
  const answer = page.getByRole("dialog", { name: "Who set this" });
  await answer.getByText("Ada Lindqvist").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "History and trash" }).click();
  await acts().getByText("Caulk the deck").first().waitFor();
  await ada.context.setOffline(false);
  assert.deepEqual(ada.faults, []);
});
