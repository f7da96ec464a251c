// What stands where on a board, by titles, and how a hand finds it.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { card } from "./browser.ts";

/** The titles that are drawn, column by column. */
export type Drawn = readonly (readonly string[])[];

export async function drawn(page: Page): Promise<Drawn> {
  return page.evaluate(titlesByColumn);
}

/** Wait until the page draws exactly this; else fail with the difference. */
export async function untilDrawn(page: Page, wanted: Drawn): Promise<void> {
  const isDrawn = async () => JSON.stringify(await drawn(page)) === JSON.stringify(wanted);
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    if (await isDrawn()) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.deepEqual(await drawn(page), wanted);
}

const WAIT_MS = 10_000;

function titlesByColumn(): string[][] {
  return [...document.querySelectorAll("[data-column]")].map((column) =>
    [...column.querySelectorAll("article[data-task] h3")].map(({ textContent }) => textContent),
  );
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point low on the card: what is dropped there lands below it. */
export async function lowOn(page: Page, title: string): Promise<Point> {
  const { x, y, width, height } = await boxOf(card(page, title));
  return { x: x + width / 2, y: y + height * 0.8 };
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  assert.ok(box, "it is drawn");
  return box;
}

/** What the pointer carries: a copy that nothing can reach. */
export const carried = (page: Page): Locator =>
  page.locator("body > [aria-hidden] > article[inert]");
