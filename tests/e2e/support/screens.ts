// Every screen, by the way that leads to it. They are visited in this order by one person.
import { type Person, cards, signIn } from "./browser.ts";
import type { Server } from "./server.ts";

export interface Servers {
  /** With a team and a board. */
  readonly team: Server;
  /** Just installed: nobody has an account. */
  readonly bare: Server;
}

export interface Screen {
  readonly name: string;
  readonly open: (person: Person, servers: Servers) => Promise<void>;
}

export const SCREENS: readonly Screen[] = [
  {
    name: "set-up",
    open: async ({ page }, { bare }) => {
      await page.goto(bare.setUpLink());
      await page.getByLabel("Your name").waitFor();
    },
  },
  {
    name: "sign-in",
    open: async ({ page }, { team }) => {
      await page.goto(`${team.url}/sign-in`);
      await page.getByLabel("E-mail").waitFor();
    },
  },
  {
    name: "boards",
    open: async (person, { team }) => {
      await signIn(person, team.url);
      await person.page.locator("#board a[href*='/b/']").first().waitFor();
    },
  },
  {
    name: "board",
    open: async ({ page }) => {
      await page.locator("#board a[href*='/b/']").first().click();
      await cards(page).first().waitFor();
    },
  },
  {
    name: "palette",
    open: async ({ page }) => {
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByRole("combobox", { name: "Search tasks and boards" }).waitFor();
    },
  },
  {
    name: "help",
    open: async ({ page }) => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    },
  },
  {
    name: "task",
    open: async ({ page }) => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await cards(page).first().click();
      await page.getByRole("heading", { name: "Activity" }).waitFor();
    },
  },
  {
    name: "inbox",
    open: async ({ page }) => {
      await page.goto(`${page.url().split("/b/")[0]}/inbox`);
      await page.getByText("Nothing waits for you").waitFor();
    },
  },
  {
    name: "history",
    open: async ({ page }) => {
      await page.goto(page.url().replace("/inbox", "/history"));
      await page.getByRole("button", { name: "Undo" }).first().waitFor();
    },
  },
  {
    name: "undo-preview",
    open: async ({ page }) => {
      await page.getByRole("button", { name: "Undo" }).first().click();
      await page.getByRole("button", { name: /^Undo \d/ }).waitFor();
    },
  },
];
