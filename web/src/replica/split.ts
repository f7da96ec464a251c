/** Large drafts, cut to what one mutation may hold and tied by one batch, so that they are undone as one. */
import type { Draft, Op } from "../model/ops.ts";

export const MAX_OPS = 1_000;
/** The server takes 256 KB; the rest of the mutation and multi-byte characters need room too. */
const MAX_OPS_LENGTH = 120_000;

export function splitDraft(draft: Draft, newBatch: () => string): Draft[] {
  const chunks = chunked(draft.ops);
  if (chunks.length <= 1) return [draft];
  const batch = draft.batch ?? newBatch();
  return chunks.map((ops) => ({ ...draft, ops, batch }));
}

function chunked(ops: readonly Op[]): Op[][] {
  const chunks: Op[][] = [];
  let room = 0;
  for (const op of ops) {
    const length = JSON.stringify(op).length;
    const last = chunks.at(-1);
    if (last && last.length < MAX_OPS && length <= room) last.push(op);
    else chunks.push([op]);
    room = (chunks.at(-1) === last ? room : MAX_OPS_LENGTH) - length;
  }
  return chunks;
}
