// Ada works on a train, Ben in the office, on the same tasks. What became of each edit is printed, and
// kept with pictures in build/shots/offline/.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import {
  close,
  escapeFrom,
  label,
  moveRight,
  open,
  panel,
  priority,
  rename,
  titleOf,
} from "./support/acts.ts";
import { drawn } from "./support/board.ts";
import {
  card,
  newPerson,
  openBoardNamed,
  type Person,
  signIn,
  startBrowser,
} from "./support/browser.ts";
import { outboxOf, untilHeld } from "./support/device.ts";
import type { Entry } from "../../web/src/model/entries.ts";
import { entriesOf, personOf, push, rowsOf } from "./support/doors.ts";
import { type Proxy, startProxy } from "./support/proxy.ts";
import { type Server, startServer } from "./support/server.ts";

const CRATES = Array.from({ length: 50 }, (_, n) => `Crate ${n + 1}`);

const REFIT = {
  name: "Refit",
  everyone: "editor",
  columns: {
    "To do": [
      "Sand the deck",
      "Paint the hull",
      "Order rope",
      "Mend the sail",
      "Check the radio",
      "Clean the bilge",
      "Fit the winch",
      "Write the log",
      "Bring the flag",
    ],
    Doing: ["Splice the line"],
    Done: [],
    Stores: CRATES,
  },
} as const;
const WINTER = {
  name: "Winter",
  everyone: "editor",
  columns: { Ashore: ["Book the crane"] },
} as const;

const SHOTS = fileURLToPath(new URL("../../build/shots/offline/", import.meta.url));

/** Ada's edits are that old when they are sent, so they yield to what others did meanwhile. */
const DAY_MS = 86_400_000;

let server: Server;
let proxy: Proxy;
let browser: Browser;
let ada: Person;
let ben: Person;
let refit: string;
let winter: string;
/** What Ada did, by the id of its mutation, in words. */
const did = new Map<string, { readonly ada: string; readonly ben: string }>();

before(async () => {
  rmSync(SHOTS, { recursive: true, force: true });
  mkdirSync(SHOTS, { recursive: true });
  server = await startServer({ tasks: 0, boards: [REFIT, WINTER] });
  proxy = await startProxy(server.port);
  browser = await startBrowser();
  [ada, ben] = [await newPerson(browser), await newPerson(browser)];
  await signIn(ada, proxy.url);
  await signIn(ben, server.url, "ben@example.org");
  await openBoardNamed(ada, "Winter");
  winter = boardAt(ada.page);
  await openBoardNamed(ada, "Refit");
  refit = boardAt(ada.page);
  await openBoardNamed(ben, "Refit");
  await open(ada.page, "Mend the sail");
  for (const board of [refit, winter]) await untilHeld(ada.page, board);
  await ada.page.evaluate(() => navigator.serviceWorker.ready);
});
after(async () => {
  await browser.close();
  await proxy.close();
  await server.remove();
});

test("Ada's line is cut, and a deep link is there after a reload", async () => {
  await shot(ada, "ada before");
  await ada.context.clock.setSystemTime(Date.now() - 2 * DAY_MS);
  proxy.cut();
  await ada.context.setOffline(true);
  await ada.page.reload();
  await titleOf(ada.page, "Mend the sail").waitFor();
  await card(ada.page, "Sand the deck").waitFor();
  await ada.page.getByText("Working offline").waitFor();
  await shot(ada, "ada offline after a reload");
});

test("Ada edits offline, in every way there is", async () => {
  const { page } = ada;
  await close(page);
  await doing("creates a task", "", async () => {
    await card(page, "Sand the deck").focus();
    await page.keyboard.press("c");
    await page.locator("[data-column] textarea:focus").waitFor();
    await page.keyboard.type("Buy varnish");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await card(page, "Buy varnish").waitFor();
  });
  await doing("moves a task to Doing", "moves it to Done", () =>
    moveRight(page, "Sand the deck", 1, "Doing"),
  );
  await doing("renames a task", "gives it another name", () =>
    rename(page, "Paint the hull", "Paint the hull blue"),
  );
  await doing("labels a task", "adds another label", () => label(page, "Order rope", "Rope"));
  await doing("comments on a task", "deletes the task", async () => {
    await open(page, "Check the radio");
    await page.keyboard.press("r");
    await page.keyboard.type("It hums on channel 16.");
    await page.keyboard.press("ControlOrMeta+Enter");
    await panel(page).getByText("It hums on channel 16.").waitFor();
    await close(page);
  });
  await doing("deletes a task", "renames the task", async () => {
    await card(page, "Clean the bilge").focus();
    await page.keyboard.press("#");
    await card(page, "Clean the bilge").waitFor({ state: "detached" });
  });
  await shot(ada, "ada edits");
});

test("a second reload keeps all of it, and Ada goes on", async () => {
  const { page } = ada;
  const kept = await outboxOf(page);
  await page.reload();
  await card(page, "Buy varnish").waitFor();
  assert.deepEqual(await outboxOf(page), kept);
  await doing("adds a checklist and checks an item", "adds an item of a list of his", async () => {
    await open(page, "Fit the winch");
    await panel(page).getByRole("button", { name: "Add a checklist" }).click();
    await page.keyboard.type("Grease the drum");
    await page.keyboard.press("Enter");
    await panel(page).getByRole("checkbox", { name: "Grease the drum" }).check();
    await close(page);
  });
  await doing("gives 50 tasks a priority at once", "gives one another, deletes one", async () => {
    await card(page, "Crate 1").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.getByText("50 selected").waitFor();
    await page.keyboard.press("p");
    await page.getByRole("option", { name: "High" }).click();
    await escapeFrom(page, page.getByText("50 selected"));
  });
  await doing("sets a due day, and takes that back after a reload", "", async () => {
    await card(page, "Write the log").focus();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Tomorrow", exact: true }).click();
    const tomorrow = card(page, "Write the log").getByText("Tomorrow").first();
    await tomorrow.waitFor();
    await page.keyboard.press("Escape");
    await page.reload();
    await tomorrow.waitFor();
    await card(page, "Write the log").focus();
    await page.keyboard.press("z");
    await tomorrow.waitFor({ state: "detached" });
  });
  await doing("renames a task", "moves it to another board", () =>
    rename(page, "Bring the flag", "Bring the big flag"),
  );
  await doing("takes a task on", "", async () => {
    await card(page, "Splice the line").focus();
    await page.keyboard.press("Shift+a");
    await card(page, "Splice the line").getByRole("img", { name: /Ada/ }).waitFor();
  });
  await doing("writes a description", "writes another", async () => {
    await open(page, "Mend the sail");
    await panel(page)
      .getByRole("button", { name: /description/ })
      .first()
      .click();
    await panel(page).getByRole("textbox", { name: "Description" }).waitFor();
    await page.keyboard.type("New cloth for the clew, by Ada.");
    await page.keyboard.press("Escape");
    await close(page);
  });
  await shot(ada, "ada has edited");
});

test("Ben meanwhile edits the same tasks", async () => {
  const { page } = ben;
  await open(page, "Mend the sail");
  await panel(page)
    .getByRole("button", { name: /description/ })
    .first()
    .click();
  await panel(page).getByRole("textbox", { name: "Description" }).waitFor();
  await page.keyboard.type("Only patch it, by Ben.");
  await page.keyboard.press("Escape");
  await close(page);
  await moveRight(page, "Sand the deck", 2, "Done");
  await rename(page, "Paint the hull", "Paint the hull green");
  await label(page, "Order rope", "Chandler");
  await rename(page, "Clean the bilge", "Clean the bilge first");
  await open(page, "Fit the winch");
  await panel(page).getByRole("button", { name: "Add a checklist" }).click();
  await page.keyboard.type("Order a handle");
  await page.keyboard.press("Enter");
  await close(page);
  await priority(page, "Crate 7", "Low");
  for (const title of ["Crate 9", "Check the radio"]) {
    await card(page, title).focus();
    await page.keyboard.press("#");
    await card(page, title).waitFor({ state: "detached" });
  }
  const [flag] = await taskNamed(ben, refit, "Bring the flag");
  const [ashore] = await rowsOf(ben, "column", winter);
  await push(ben, "task.move", [
    { op: "move", kind: "task", id: flag?.id, parent: ashore?.id, order: "a5" },
  ]);
  await card(page, "Bring the flag").waitFor({ state: "detached" });
  await page.getByText("Saved on the server").waitFor();
  await shot(ben, "ben meanwhile");
});

test("Ada is back: both see the same, on both boards", async () => {
  await ada.context.clock.setSystemTime(Date.now());
  await ada.context.setOffline(false);
  proxy.mend();
  await ada.page.getByText("1 change was not accepted").first().waitFor({ timeout: 60_000 });
  await shot(ada, "ada back");
  await shot(ben, "ben after");
  for (const name of ["Winter", "Refit"]) {
    for (const person of [ada, ben]) {
      await person.page.setViewportSize({ width: 1600, height: 4000 }); // every card is drawn
      await openBoardNamed(person, name);
    }
    await untilAlike(ada.page, ben.page);
    if (name === "Winter") await card(ada.page, "Bring the big flag").waitFor();
  }
  const [toDo = [], doing, done] = await drawn(ada.page);
  assert.deepEqual([doing, done], [["Splice the line"], ["Sand the deck"]]);
  for (const title of ["Buy varnish", "Paint the hull green", "Clean the bilge first"])
    assert.ok(toDo.includes(title), `${title} is in ${toDo.join(", ")}`);
});

test("both descriptions are in the one that both read", async () => {
  for (const { page } of [ada, ben]) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, "Mend the sail");
    for (const words of ["New cloth for the clew, by Ada.", "Only patch it, by Ben."])
      await panel(page).getByText(words).waitFor();
  }
  await shot(ada, "ada reads both descriptions");
  const [read, readByBen] = [await panel(ada.page).innerText(), await panel(ben.page).innerText()];
  assert.equal(textOf(read), textOf(readByBen));
  assert.deepEqual([ada.faults, ben.faults], [[], []]);
});

test("nothing is lost: each edit stands, clashed with both values kept, or lies in the tray", async (context) => {
  const lines = await whatBecame();
  const table = asTable(lines);
  writeFileSync(`${SHOTS}what-became-of-each-edit.txt`, table);
  context.diagnostic(`\n${table}`);
  for (const { edit, is } of lines) assert.match(is, /^(accepted|confirmed|refused)/u, edit);
});

test("each clash is told to both, who can read both values", async () => {
  const [adaId, benId] = [await personOf(ada), await personOf(ben)];
  const entries = new Map((await entriesOf(ada)).map((entry) => [entry.seq, entry]));
  const met = [...entries.values()]
    .filter(({ actor }) => actor === adaId)
    .flatMap(({ clashes = [] }) => clashes.map(({ id, field }) => `${id} ${field}`));
  assert.ok(met.length >= 4, `there were clashes: ${met.join(", ")}`);
  for (const [person, id] of [
    [ada, adaId],
    [ben, benId],
  ] as const) {
    await person.page
      .getByRole("link", { name: /^Inbox/ })
      .first()
      .click();
    await person.page.getByRole("main").getByText("Paint the hull").first().waitFor();
    await shot(person, person === ada ? "ada inbox" : "ben inbox");
    for (const entry of await toldOf(person, id, met)) {
      const clashes = entries.get(entry)?.clashes ?? [];
      assert.ok(
        clashes.length > 0 && clashes.every((clash) => "stands" in clash && "other" in clash),
      );
    }
  }
});

/**
 * The entries that a person's notes of clashes lead to, once there is a note of each of all. Values of
 * texts are not in an entry: they are read from the text.
 */
async function toldOf(by: Person, id: string, all: readonly string[]): Promise<readonly number[]> {
  let missing = all;
  for (let tries = 0; tries < 100; tries++) {
    const notes = (await entriesOf(by, id)).flatMap(({ changes }) =>
      changes.flatMap(({ here }) => (here?.["reason"] === "clash" ? [here] : [])),
    );
    const known = new Set(notes.map(({ about }) => placeIn(about)));
    missing = all.filter((each) => !known.has(each));
    const ofValues = notes.filter(({ about }) => !placeIn(about).endsWith(" description"));
    if (missing.length === 0) return ofValues.map(({ entry }) => Number(entry));
    await by.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  }
  return assert.fail(`${id} is not told of ${missing.join(", ")}`);
}

function placeIn(about: unknown): string {
  const { id, field } = about as { id: string; field: string };
  return `${id} ${field}`;
}

/** Do it, and note which mutations it made. */
async function doing(words: string, byBen: string, act: () => Promise<void>): Promise<void> {
  const known = new Set((await outboxOf(ada.page)).map(({ id }) => id));
  await act();
  const made = (await outboxOf(ada.page)).filter(({ id }) => !known.has(id));
  assert.ok(made.length > 0, `${words}: nothing came into the outbox`);
  for (const { id } of made) did.set(id, { ada: words, ben: byBen });
}

interface Line {
  readonly edit: string;
  readonly byBen: string;
  readonly intent: string;
  readonly is: string;
  readonly met: string;
}

/** Of columns, by their ids. */
type Names = ReadonlyMap<string, string>;

async function whatBecame(): Promise<readonly Line[]> {
  const entries = new Map((await entriesOf(ada)).map((entry) => [entry.mutation, entry]));
  const columns = await rowsOf(ada, "column", refit);
  const names = new Map(columns.map(({ id, name }) => [id, String(name)]));
  return (await outboxOf(ada.page)).flatMap(({ id, intent, ops, is, seq, code }) => {
    const words = did.get(id);
    if (!words) return [];
    const entry = entries.get(id);
    return {
      edit: words.ada,
      byBen: words.ben,
      intent: ops > 1 ? `${intent} (${ops})` : intent,
      is: code === undefined ? `${is} at ${seq ?? "?"}` : `${is} ${code}`,
      met: entry ? metWords(entry, names) : "",
    };
  });
}

function metWords({ clashes = [], left_alone = [] }: Entry, names: Names): string {
  const words = (value: unknown) => names.get(String(value)) ?? JSON.stringify(value);
  return [
    ...clashes.map(
      ({ field, stands, other }) => `${field}: ${words(stands)} stands, ${words(other)} kept`,
    ),
    ...left_alone.map(({ op, code }) => `op ${op} left alone: ${code}`),
  ].join("; ");
}

function asTable(lines: readonly Line[]): string {
  const heads = { edit: "Ada", byBen: "Ben", intent: "intent", is: "became", met: "met" };
  const keys = Object.keys(heads) as (keyof Line)[];
  const width = (key: keyof Line) => Math.max(...[heads, ...lines].map((line) => line[key].length));
  return [heads, ...lines]
    .map((line) =>
      keys
        .map((key) => line[key].padEnd(width(key)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The paragraphs that the two wrote, in their order. */
const textOf = (panel: string): string =>
  panel
    .split("\n")
    .filter((line) => /by (?:Ada|Ben)\.$/u.test(line))
    .join("\n");

async function untilAlike(one: Page, other: Page): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (JSON.stringify(await drawn(one)) === JSON.stringify(await drawn(other))) break;
    await one.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  }
  assert.deepEqual(await cardsIn(one), await cardsIn(other));
}

/** All that a board shows: each card with its labels, days and counts, column by column. */
const cardsIn = (page: Page): Promise<readonly (readonly string[])[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("[data-column]")].map((column) =>
      [...column.querySelectorAll("article[data-task]")].map((task) => task.textContent),
    ),
  );

const taskNamed = async (by: Person, board: string, title: string) =>
  (await rowsOf(by, "task", board)).filter((row) => row["title"] === title);

const boardAt = (page: Page): string => new URL(page.url()).pathname.split("/")[4] ?? "";

let pictures = 0;

async function shot({ page }: Person, name: string): Promise<void> {
  pictures += 1;
  const number = String(pictures).padStart(2, "0");
  await page.screenshot({ path: `${SHOTS}${number}-${name.replaceAll(" ", "-")}.png` });
}
