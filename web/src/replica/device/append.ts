import type { Cursor, EntriesFrame } from "../../model/frames.ts";
import type { BaseDb, KeptRights, LogRecord, PartRecord } from "./base-db.ts";
import { ofStream } from "./base-db.ts";
import { changesIn, withinScopes } from "./folding.ts";
import { isThreads, scopeOfThreads } from "../parts.ts";

/** A frame, and where the parts stand of which it is known to hold all that there is. */
export interface Received {
  readonly frame: EntriesFrame;
  readonly fed: ReadonlyMap<string, Cursor>;
}

/**
 * Keep frames, each for those parts that stand where it begins or within it: cursor and entries
 * together, so that no crash and no other tab comes between them. What another tab wrote already
 * moves nothing, and is not written again. Returns how many changes were written, by stream.
 */
export async function appendFrames(
  db: BaseDb,
  received: readonly Received[],
): Promise<ReadonlyMap<string, number>> {
  const transaction = db.transaction(["rights", "parts", "log"], "readwrite");
  const [rights, parts] = await Promise.all([
    transaction.objectStore("rights").get("rights"),
    partsOf(transaction.objectStore("parts"), received),
  ]);
  const moved = new Map<string, PartRecord>();
  const written = new Map<string, number>();
  for (const { frame, fed } of received) {
    const continued = parts.filter(
      (part) => isSame(part.at, fed.get(part.part)) && continues(frame, part),
    );
    if (continued.length === 0) continue;
    const record = logRecord(frame, continued, rights);
    if (record.entries.length > 0) void transaction.objectStore("log").add(record);
    written.set(frame.stream, (written.get(frame.stream) ?? 0) + record.size);
    for (const part of continued) {
      const at = { cursor: frame.upto, mark: frame.mark };
      const next = { ...part, at };
      parts[parts.indexOf(part)] = next;
      moved.set(part.part, next);
    }
  }
  for (const part of moved.values()) void transaction.objectStore("parts").put(part);
  await transaction.done;
  return written;
}

async function partsOf(
  store: { getAll(range: IDBKeyRange): Promise<PartRecord[]> },
  received: readonly Received[],
): Promise<PartRecord[]> {
  const streams = [...new Set(received.map(({ frame }) => frame.stream))];
  return (await Promise.all(streams.map((stream) => store.getAll(ofStream(stream))))).flat();
}

const continues = (frame: EntriesFrame, { stream, at }: PartRecord): boolean =>
  frame.stream === stream && at.cursor >= frame.after && at.cursor < frame.upto;

/** Not by seq alone: after a fork both histories have it. */
const isSame = (kept: Cursor, at: Cursor | undefined): boolean =>
  kept.cursor === at?.cursor && kept.mark === at.mark;

/** Nothing of what no part keeps, lest it stay behind when its scope is lost. */
function logRecord(
  { stream, entries }: EntriesFrame,
  continued: readonly PartRecord[],
  rights: KeptRights | undefined,
): LogRecord {
  const parts = continued.map(({ part }) => part);
  const scopes = new Set(parts.map((part) => (isThreads(part) ? scopeOfThreads(part) : part)));
  const readable = rights?.streams[stream]?.scopes ?? {};
  const within = withinScopes(
    entries,
    ({ scope, kind }) => scopes.has(scope) || (kind === "board" && scope in readable),
  );
  return { stream, parts, entries: within, size: changesIn(within) };
}
