// A phone without a line, worked by fingers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { panel } from "./support/acts.ts";
import { carried, drawn, lowOn, untilDrawn } from "./support/board.ts";
import {
  card,
  newPerson,
  openBoardNamed,
  type Person,
  PHONE,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { untilHeld } from "./support/device.ts";
import { type Proxy, startProxy } from "./support/proxy.ts";
import { type Server, startServer } from "./support/server.ts";
import { finger } from "./support/touch.ts";

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: { "To do": ["Sand the deck", "Paint the hull"], Doing: ["Mend the sail"] },
} as const;

let server: Server;
let proxy: Proxy;
let browser: Browser;
let ada: Person;
let ben: Person;
let page: Page;
before(async () => {
  server = await startServer({ tasks: 0, boards: [REFIT] });
  proxy = await startProxy(server.port);
  browser = await startBrowser();
  [ada, ben] = [await newPerson(browser, PHONE), await newPerson(browser)];
  ({ page } = ada);
  await signIn(ada, proxy.url);
  await signIn(ben, server.url, "ben@example.org");
  await openBoardNamed(ada, "Refit");
  await openBoardNamed(ben, "Refit");
  await untilHeld(page, new URL(page.url()).pathname.split("/")[4] ?? "");
  await page.evaluate(() => navigator.serviceWorker.ready);
  proxy.cut();
  await ada.context.setOffline(true);
  await page.reload();
  await card(page, "Sand the deck").waitFor();
});
after(async () => {
  await browser.close();
  await proxy.close();
  await server.remove();
});

test("a finger carries a card to the next column", async () => {
  const hand = await finger(page);
  await hand.down(await lowOn(page, "Sand the deck"));
  await carried(page).waitFor();
  await hand.moveTo({ x: PHONE.viewport.width - 4, y: 400 });
  await page.locator("[aria-label=Columns] [aria-current]", { hasText: "Doing" }).waitFor();
  await hand.moveTo({ x: PHONE.viewport.width / 2, y: 400 }); // away from the side, or it turns on
  await card(page, "Mend the sail").click({ trial: true }); // stands still
  await hand.moveTo(await lowOn(page, "Mend the sail"));
  await hand.up();
  await untilDrawn(page, [["Paint the hull"], ["Mend the sail", "Sand the deck"]]);
});

test("a task is added, and one commented on", async () => {
  await page.getByRole("button", { name: "New task" }).last().tap();
  await page.locator("textarea:focus").waitFor();
  await page.keyboard.type("Buy varnish");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await card(page, "Buy varnish").waitFor();
  await card(page, "Mend the sail").tap();
  await panel(page).getByRole("textbox", { name: "Comment" }).tap();
  await page.keyboard.type("New cloth.");
  await panel(page).getByRole("button", { name: "Send" }).tap();
  await panel(page).getByText("New cloth.").waitFor();
});

test("a reload keeps it, and it is there for others when the line is back", async () => {
  await page.reload();
  await panel(page).getByText("New cloth.").waitFor();
  const kept = await drawn(page);
  await ada.context.setOffline(false);
  proxy.mend();
  await page.getByText("Working offline").waitFor({ state: "detached", timeout: 45_000 });
  await card(ben.page, "Buy varnish").waitFor();
  await untilDrawn(ben.page, kept);
  await card(ben.page, "Mend the sail").click();
  await panel(ben.page).getByText("New cloth.").waitFor();
  assert.deepEqual([ada.faults, ben.faults], [[], []]);
});
