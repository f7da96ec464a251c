// The outbox and base of a page, as they lie on the device.
import type { Page } from "playwright-core";
import { heldBoards, recordsOf } from "./kept.ts";

export interface Kept {
  readonly id: string;
  readonly intent: string;
  /** How many ops it has. */
  readonly ops: number;
  readonly is: string;
  readonly seq?: number;
  /** Why it was refused. */
  readonly code?: string;
}

interface StoredMutation {
  readonly bytes: string;
  readonly state: {
    readonly is: string;
    readonly seq?: number;
    readonly why?: { readonly code: string };
  };
}

/** Own mutations in outbox order, with what became of them. */
export async function outboxOf(page: Page): Promise<readonly Kept[]> {
  const records = await recordsOf<StoredMutation>(page, "cairn-outbox-", "outbox");
  return records.map(({ bytes, state: { is, seq, why } }) => {
    const { id, intent, ops } = JSON.parse(bytes) as { id: string; intent: string; ops: unknown[] };
    const became = { ...(seq !== undefined && { seq }), ...(why && { code: why.code }) };
    return { id, intent, ops: ops.length, is, ...became };
  });
}

/** Resolves once base keeps the board with its threads. */
export async function untilHeld(page: Page, board: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await heldBoards(page)).includes(board)) return;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
  throw new Error(`${board} is not held`);
}
