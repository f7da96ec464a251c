// Real browsers, each person in a context of their own. A page that logs an error fails its test.
import { createRequire } from "node:module";
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { PASSWORD } from "./server.ts";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core") as typeof import("playwright-core");

export const FLAGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
} as const;

/** What a browser logs by itself while a line is down, and when `/api/me` says that nobody is
 * signed in: both are what some tests are about. */
const EXPECTED =
  /ERR_CONNECTION|ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket connection to|status of 401/;

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors that the page logged or threw, policy violations included. */
  readonly faults: readonly string[];
}

export async function startBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch(launching(more));
}

export const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const launching = (more: readonly string[] = []) => ({
  executablePath: EXECUTABLE,
  args: [...FLAGS, ...more],
});

const VIEWPORT = { width: 1440, height: 900 };

export async function newPerson(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Person> {
  return asPerson(await browser.newContext({ viewport: VIEWPORT, ...options }));
}

/** Someone whose browser keeps its profile in a folder; closing the context ends the browser. */
export async function personWithProfile(folder: string): Promise<Person> {
  return asPerson(
    await chromium.launchPersistentContext(folder, { ...launching(), viewport: VIEWPORT }),
  );
}

async function asPerson(context: BrowserContext): Promise<Person> {
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) faults.push(message.text());
  });
  return { page, context, faults };
}

/** Sign in by the form, as people do, and end on the workspace's page. */
export async function signIn(
  person: Person,
  url: string,
  email = "ada@example.org",
): Promise<void> {
  const { page } = person;
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/w/**");
}

/** Open the first board of the workspace and return when its cards are drawn. */
export async function openBoard({ page }: Person): Promise<void> {
  await page.locator('main a[href*="/b/"]').first().click();
  await cards(page).first().waitFor();
}

/** Open the board of this name from the workspace's page, likewise. */
export async function openBoardNamed({ page }: Person, name: string): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  await page.goto(origin + pathname.split("/").slice(0, 3).join("/"));
  await page.locator("#board a[href*='/b/']", { hasText: name }).click();
  await cards(page).first().waitFor();
}

export const cards = (page: Page): Locator => page.locator("article[data-task]");

export const column = (page: Page, name: string): Locator =>
  page.locator("section[data-column]").filter({ has: page.getByRole("heading", { name }) });

export const card = (page: Page, title: string): Locator =>
  cards(page).filter({ has: page.getByRole("heading", { name: title, exact: true }) });
