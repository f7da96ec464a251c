// What a device holds: boards and threads are there without a server, and right again with one.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  card,
  newPerson,
  openBoardNamed,
  signIn,
  startBrowser,
  type Person,
} from "./support/browser.ts";
import { untilDrawn } from "./support/board.ts";
import { untilHeld } from "./support/kept.ts";
import { startServer, type Server } from "./support/server.ts";

const board = (name: string, ...titles: string[]) => ({
  ...{ name, everyone: "editor" as const, columns: { Doing: titles } },
});

describe("a board that was open", () => {
  let browser: Browser;
  let server: Server;
  let ada: Person;

  before(async () => {
    browser = await startBrowser();
  });

  beforeEach(async () => {
    const boards = [
      board("Quay", "Mend the rope", "Paint the hull"),
      board("Loft", "Sew the sail"),
    ];
    server = await startServer({ tasks: 5, boards });
    ada = await newPerson(browser);
    await signIn(ada, server.url);
  });

  after(async () => {
    await browser.close();
  });

  it("is painted after a reload with the server stopped, its threads too", async (test) => {
    test.after(() => server.remove());
    const { page } = ada;
    await openBoardNamed(ada, "Quay");
    await comment(page, "Mend the rope", "With the tarred one");
    await openBoardNamed(ada, "Quay");
    await untilHeld(page, 1);
    await server.kill();
    await page.reload();
    await card(page, "Mend the rope").waitFor();
    await untilDrawn(page, [["Mend the rope", "Paint the hull"]]);
    await card(page, "Mend the rope").click();
    await page.getByText("With the tarred one").waitFor();
  });

  it("that was fetched in the background opens without the server", async (test) => {
    test.after(() => server.remove());
    const { page } = ada;
    await openBoardNamed(ada, "Loft");
    await openBoardNamed(ada, "Quay"); // a visit of its own: the memory of the page is another
    await untilHeld(page, 2);
    await server.kill();
    await page.reload();
    await card(page, "Mend the rope").waitFor();
    await page.getByRole("link", { name: "Loft" }).first().click();
    await card(page, "Sew the sail").waitFor();
  });

  it("asks for what it missed alone, and shows it", async (test) => {
    test.after(() => server.remove());
    const { page } = ada;
    await openBoardNamed(ada, "Quay");
    await untilHeld(page, 1);
    await page.goto("about:blank");
    const ben = await newPerson(browser);
    await signIn(ben, server.url, "ben@example.org");
    await openBoardNamed(ben, "Quay");
    await rename(ben.page, "Paint the hull", "Paint the hull blue");
    const segments: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/segments/")) segments.push(request.url());
    });
    await page.goBack();
    await untilDrawn(page, [["Mend the rope", "Paint the hull blue"]]);
    assert.deepEqual(segments, []);
  });
});

async function comment(page: Page, title: string, words: string): Promise<void> {
  await card(page, title).click();
  await page.getByRole("textbox", { name: "Comment" }).fill(words);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByText(words).waitFor();
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  await card(page, from).focus();
  await page.keyboard.press("e");
  await page.locator("article textarea:focus").fill(to);
  await page.keyboard.press("Enter");
  await card(page, to).waitFor();
  await page.getByText("Saved on the server").waitFor();
}
