// Two people edit the same things apart: both find both values in their inboxes, and choose. What
// the server did not take waits there too, and can be sent again, dropped, or done with a restore.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { close, open, panel, priority, rename } from "./support/acts.ts";
import { faultsByAxe } from "./support/axe.ts";
import {
  card,
  newPerson,
  openBoardNamed,
  type Person,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { push } from "./support/doors.ts";
import { type Proxy, startProxy } from "./support/proxy.ts";
import { type Server, startServer } from "./support/server.ts";

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: { "To do": ["Paint the hull", "Sand the deck", "Order rope", "Check the radio"] },
} as const;

let server: Server;
let proxy: Proxy;
let browser: Browser;
let ada: Person;
let ben: Person;
let board: string;

before(async () => {
  server = await startServer({ tasks: 0, boards: [REFIT] });
  proxy = await startProxy(server.port);
  browser = await startBrowser();
  [ada, ben] = [await newPerson(browser), await newPerson(browser)];
  await signIn(ada, server.url);
  await signIn(ben, proxy.url, "ben@example.org");
  for (const person of [ada, ben]) await openBoardNamed(person, "Refit");
  board = new URL(ada.page.url()).pathname.split("/").at(-1) ?? "";
});
after(async () => {
  await browser.close();
  await proxy.close();
  await server.remove();
});

test("an empty inbox says what will come", async () => {
  await toInbox(ben.page);
  await ben.page.getByText("Nothing waits for you").waitFor();
  await openBoardNamed(ben, "Refit");
});

test("both find both values of what they edited apart", async () => {
  proxy.cut();
  await rename(ben.page, "Paint the hull", "Paint the hull blue");
  await priority(ben.page, "Sand the deck", "High");
  await rename(ada.page, "Paint the hull", "Paint the hull green");
  await priority(ada.page, "Sand the deck", "Low");
  await ada.page.getByText("Saved on the server").waitFor();
  proxy.mend();
  for (const { page } of [ada, ben]) {
    await waiting(page, 2);
    await toInbox(page);
    await row(page, "Two versions of the title").click();
    for (const title of ["Paint the hull blue", "Paint the hull green"])
      await detail(page).locator("section", { hasText: title }).waitFor();
    await row(page, "Two versions of the priority").click();
    for (const value of ["High", "Low"])
      await detail(page).locator("section", { hasText: value }).waitFor();
    assert.deepEqual(await faultsByAxe(page), []);
  }
});

test("a click makes the other stand, for both, and a key takes that back", async () => {
  const { page } = ben;
  await row(page, "Two versions of the title").click();
  await shown(page, "Paint the hull green"); // an edit made offline yields
  await detail(page).getByRole("button", { name: "Keep mine" }).click();
  await shown(page, "Paint the hull blue");
  await waiting(page, 1);
  await row(ada.page, "Two versions of the title").click();
  await shown(ada.page, "Paint the hull blue");
  await page.keyboard.press("z");
  await shown(ada.page, "Paint the hull green");
});

test("keys walk the list and choose, and everybody sees what was chosen", async () => {
  const { page } = ada;
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await row(page, await firstTitle(page), true).waitFor();
  await page.keyboard.press("j");
  await row(page, await firstTitle(page), true).waitFor({ state: "detached" });
  await row(page, "Two versions of the priority").click();
  await page.keyboard.press("1");
  await shown(page, "High");
  await waiting(page, 1);
  await row(ben.page, "Two versions of the priority").click();
  await shown(ben.page, "High");
  await row(page, "Two versions of the title").click();
  await shown(page, "Paint the hull green");
  await page.keyboard.press("Enter");
  await page.getByText("Settled. You can still choose otherwise.").waitFor();
  await waiting(page, 0);
});

test("what was read without a line stays read", async () => {
  const { page } = ben;
  proxy.cut();
  await page.keyboard.press("Shift+U");
  await waiting(page, 0);
  proxy.mend();
  await page.getByText("Saved on the server").waitFor();
  await page.reload();
  await row(page, "Two versions of the title").waitFor();
  await waiting(page, 0);
});

test("an edit for which the right was lost waits: dropped, taken back, and sent again", async () => {
  const { page } = ben;
  await openBoardNamed(ben, "Refit");
  proxy.cut();
  await rename(page, "Order rope", "Order chain");
  await share(ada, "none");
  proxy.mend();
  await waiting(page, 1);
  await toInbox(page);
  await page.getByRole("radiogroup").getByText("Not accepted").click();
  await row(page, "A copy of 1 change").waitFor(); // what was on its way is kept apart, too
  await row(page, "A change was not accepted").click();
  await detail(page).getByText("Order chain").first().waitFor();
  await detail(page).getByText("you may not see it").waitFor();
  assert.deepEqual(await faultsByAxe(page), []);
  await detail(page).getByRole("button", { name: "Drop" }).click();
  await row(page, "A change was not accepted").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await row(page, "A change was not accepted").click();
  await share(ada, "editor");
  await detail(page).getByRole("button", { name: "Try again" }).click();
  await waiting(page, 0);
  await openBoardNamed(ada, "Refit");
  await card(ada.page, "Order chain").waitFor();
});

test("what was said on a task that was deleted meanwhile is restored with it", async () => {
  const { page } = ben;
  await openBoardNamed(ben, "Refit");
  await open(page, "Check the radio");
  proxy.cut();
  await page.keyboard.press("r");
  await page.keyboard.type("It hums.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await panel(page).getByText("It hums.").waitFor();
  await close(page);
  await card(ada.page, "Check the radio").focus();
  await ada.page.keyboard.press("#");
  await card(ada.page, "Check the radio").waitFor({ state: "detached" });
  proxy.mend();
  await waiting(page, 1);
  await toInbox(page);
  await row(page, "A change was not accepted").click();
  await detail(page).getByRole("button", { name: "Restore and apply" }).click();
  await waiting(page, 0);
  await card(ada.page, "Check the radio").waitFor();
  await open(ada.page, "Check the radio");
  await panel(ada.page).getByText("It hums.").waitFor();
  assert.deepEqual([ada.faults, ben.faults], [[], []]);
});

/** Who may do what on the board without a role of their own there. */
const share = (by: Person, everyone: string): Promise<void> =>
  push(by, "board.share", [
    { op: "set", kind: "board", id: board, field: "everyone", value: everyone },
  ]);

const inboxLink = (page: Page): Locator =>
  page
    .getByRole("navigation")
    .getByRole("link", { name: /^Inbox/ })
    .first();

async function toInbox(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await inboxLink(page).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
}

const row = (page: Page, title: string, isCurrent = false): Locator =>
  page.locator(isCurrent ? "a[data-item][aria-current]" : "a[data-item]", { hasText: title });

const firstTitle = async (page: Page): Promise<string> =>
  /Two versions of the \w+/u.exec(await page.locator("a[data-item]").first().innerText())?.[0] ??
  "";

const detail = (page: Page): Locator => page.locator("article");

/** The value on which it says "Shown now". */
const shown = (page: Page, value: string): Promise<void> =>
  detail(page).locator("section", { hasText: "Shown now" }).filter({ hasText: value }).waitFor();

/** So many are said to wait, in the sidebar. */
async function waiting(page: Page, count: number): Promise<void> {
  const link = inboxLink(page);
  await page.waitForFunction(
    ([element, wanted]) => (element?.textContent ?? "").replace(/\D/gu, "") === wanted,
    [await link.elementHandle(), count === 0 ? "" : String(count)] as const,
  );
}
