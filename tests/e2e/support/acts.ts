// What people do to tasks, by keys and presses; each returns once the page shows it.
import type { Locator, Page } from "playwright-core";
import { card, column } from "./browser.ts";

export const panel = (page: Page): Locator => page.locator("[data-task-panel]");

export const titleOf = (page: Page, title: string): Locator =>
  panel(page).getByRole("textbox", { name: `Title, ${title}` });

export async function open(page: Page, title: string): Promise<void> {
  await card(page, title).click();
  await titleOf(page, title).waitFor();
  await panel(page).getByRole("heading", { name: "Activity" }).waitFor();
}

export const close = (page: Page): Promise<void> => escapeFrom(page, panel(page));

export async function escapeFrom(page: Page, shown: Locator): Promise<void> {
  while ((await shown.count()) > 0) {
    await page.keyboard.press("Escape");
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Carry the card by keys this many columns further, to the one of the name. */
export async function moveRight(
  page: Page,
  title: string,
  columns: number,
  name: string,
): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press("m");
  for (let moved = 0; moved < columns; moved++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await column(page, name).getByRole("heading", { name: title }).waitFor();
}

export async function rename(page: Page, title: string, to: string): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press("e");
  await page.locator("article textarea:focus").fill(to);
  await page.keyboard.press("Enter");
  await card(page, to).waitFor();
}

export async function label(page: Page, title: string, name: string): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press("l");
  await page.locator("input[role=combobox]:focus").waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await card(page, title).getByText(name, { exact: true }).waitFor();
}

export async function priority(page: Page, title: string, name: string): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press("p");
  await page.getByRole("option", { name }).click();
  await card(page, title).getByRole("img", { name }).waitFor();
}
