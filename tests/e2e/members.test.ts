import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { faultsByAxe } from "./support/axe.ts";
import {
  card,
  newPerson,
  openBoardNamed,
  type Person,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { personOf, push } from "./support/doors.ts";
import { PASSWORD, type Server, startServer } from "./support/server.ts";
import { placeOf } from "./support/rights.ts";

const COLUMNS = { "To do": ["Sand the deck", "Paint the hull"] };
const BOARDS = [
  { name: "Refit", everyone: "editor", columns: COLUMNS },
  { name: "Wages", everyone: "none", columns: COLUMNS },
] as const;

let server: Server;
let browser: Browser;
let ada: Person;
before(async () => {
  server = await startServer({ tasks: 0, boards: BOARDS });
  browser = await startBrowser();
  ada = await newPerson(browser);
  await signIn(ada, server.url);
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("a guest who is invited from a board lands on it, sees nothing else, and does what their role lets", async () => {
  await openBoardNamed(ada, "Refit");
  await ada.page.getByRole("button", { name: "Share" }).click();
  await ada.page.getByRole("heading", { name: "Who is on Refit" }).waitFor();
  assert.deepEqual(await faultsByAxe(ada.page), []);
  await choose(ada.page, "Role: Viewer", "Editor");
  await ada.page.getByRole("button", { name: "Make link" }).click();
  const link = await ada.page.getByLabel("Invitation link").inputValue();

  const gil = await newPerson(browser);
  await gil.page.goto(link);
  await gil.page.getByText("You will be on Refit.").waitFor();
  assert.deepEqual(await faultsByAxe(gil.page), []);
  await join(gil.page, "Gil Roth");
  await card(gil.page, "Sand the deck").waitFor();
  assert.ok(gil.page.url().includes("/b/"), "on the board itself");
  assert.equal(await gil.page.getByRole("link", { name: "Wages" }).count(), 0);
  const add = gil.page.getByRole("button", { name: "New task in To do" }).first();
  await add.waitFor();

  await choose(ada.page, "Role of Gil Roth: Editor", "Viewer");
  await add.waitFor({ state: "detached" });
  assert.deepEqual([ada.faults, gil.faults], [[], []]);
});

test("a link from the settings holds as often as it says, and is withdrawn", async () => {
  const { page } = ada;
  await page.goto(settings("invitations"));
  await page.getByRole("heading", { name: "Invite people" }).waitFor();
  assert.deepEqual(await faultsByAxe(page), []);
  await page.getByRole("button", { name: "Make link" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  const row = page
    .getByRole("listitem")
    .filter({ hasText: "0 of 1 use" })
    .filter({ hasText: "Member" });
  await row.getByRole("button", { name: "Withdraw" }).click();
  await row.waitFor({ state: "detached" });
  await page.getByText("Saved on the server").first().waitFor();

  const late = await newPerson(browser);
  await late.page.goto(link);
  await late.page.getByText("It was withdrawn.").waitFor();
});

test("a role that is changed in the settings changes what its holder is offered", async () => {
  const ben = await newPerson(browser);
  await signIn(ben, server.url, "ben@example.org");
  await ben.page.goto(settings("members"));
  const role = ben.page.getByRole("button", { name: /^Role of Cem/ });
  await role.waitFor();
  assert.equal(await role.getAttribute("aria-disabled"), "true");
  assert.match(
    (await role.getAttribute("data-tip")) ?? "",
    /Only owners and admins change roles.* Ask Ada/,
  );
  assert.deepEqual(await faultsByAxe(ben.page), []);

  await ada.page.goto(settings("members"));
  await choose(ada.page, /^Role of Ben/, "Admin");
  await ben.page.locator("button[aria-label^='Role of Cem']:not([aria-disabled])").waitFor();

  const own = ada.page.getByRole("button", { name: /^Role of Ada/ });
  assert.match((await own.getAttribute("data-tip")) ?? "", /keeps at least one owner/);
  assert.deepEqual([ada.faults, ben.faults], [[], []]);
});

test("who is removed loses the workspace, and can be brought back", async () => {
  const dina = await newPerson(browser);
  await signIn(dina, server.url, "dina@example.org");
  await ada.page.goto(settings("members"));
  await ada.page.getByRole("button", { name: /^More about Dina/ }).click();
  await ada.page.getByRole("menuitem", { name: "Remove from the workspace" }).click();
  await dina.page
    .getByText("You are in no workspace yet")
    .or(dina.page.getByText("This page isn’t there"))
    .waitFor();
  await ada.page.getByRole("button", { name: "Bring back" }).click();
  await ada.page.getByRole("button", { name: /^Role of Dina/ }).waitFor();
  assert.deepEqual(await faultsByAxe(ada.page), []);
});

test("an owner takes over a private board whose manager has left", async () => {
  const eko = await newPerson(browser);
  await signIn(eko, server.url, "eko@example.org");
  await makePrivateBoard(eko, "Lost");
  await leaveWorkspace(eko);
  await ada.page.goto(settings("members"));
  await ada.page.getByText("cem@example.org").waitFor();
  const lost = ada.page.getByRole("listitem").filter({ hasText: "Lost" });
  await lost.getByRole("button", { name: "Take over" }).click();
  await lost.getByRole("link", { name: "Open" }).click();
  await ada.page.getByRole("button", { name: "Share" }).click();
  await ada.page.getByRole("button", { name: /^Role of Ada.*: Manager/ }).waitFor();
  assert.deepEqual(ada.faults, []);
});

test("what each role may do can be read", async () => {
  await ada.page.goto(settings("roles"));
  await ada.page.getByRole("row", { name: /^Invite people/ }).waitFor();
  assert.deepEqual(await faultsByAxe(ada.page), []);
});

const settings = (section: string): string => {
  const { origin, workspace } = placeOf(ada);
  return `${origin}/w/${workspace}/settings/${section}`;
};

/** Choose from the menu that the button of this name opens. */
async function choose(page: Page, button: string | RegExp, item: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

async function makePrivateBoard(by: Person, name: string): Promise<void> {
  const [board, seat] = [randomUUID(), randomUUID()];
  const { workspace } = placeOf(by);
  const place = { kind: "board", id: board, parent: workspace, order: "a7" };
  await push(by, "board.create", [
    { op: "create", ...place, fields: { name, everyone: "none" } },
    {
      ...{ op: "create", kind: "board_member", id: seat, parent: board },
      fields: { person: await personOf(by), role: "manager" },
    },
  ]);
}

async function leaveWorkspace(by: Person): Promise<void> {
  await by.page.goto(settings("members"));
  await by.page.getByRole("button", { name: /^More about Eko/ }).click();
  await by.page.getByRole("menuitem", { name: "Leave the workspace" }).click();
  await by.page.getByRole("button", { name: "Leave the workspace" }).click();
  await by.page
    .getByRole("button", { name: /^Role of/ })
    .first()
    .waitFor({ state: "detached" });
}

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(`${name.split(" ")[0]?.toLowerCase()}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Join Harbour" }).click();
}
