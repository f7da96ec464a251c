// Rows patched by entries, written from protocol/wire.md alone and not from the replica's code: what
// the replica holds is compared with what this makes of the same server's words.
import type { Change, Entry } from "../../web/src/model/entries.ts";
import type { ColumnarKinds } from "../../web/src/model/frames.ts";
import type { Json } from "../../web/src/model/generated.ts";

/** Its fields by name, system fields among them; what is absent is not there. */
export type PlainRow = Readonly<Record<string, Json>>;

export class Rows {
  readonly byId = new Map<string, PlainRow>();
  /** Updates of documents, by the row's id. */
  readonly texts = new Map<string, Set<string>>();

  load(kinds: ColumnarKinds): void {
    for (const [kind, { fields, rows }] of Object.entries(kinds))
      for (const values of rows)
        this.#put({ kind, ...Object.fromEntries(fields.map((name, n) => [name, values[n]])) });
  }

  take(entry: Entry): void {
    // Judged before the entry: it may change one row twice, as where a task leaves a board for another.
    const isNew = entry.changes.map(
      ({ id }) => Number(this.byId.get(id)?.["seq"] ?? -1) < entry.seq,
    );
    for (const [n, change] of entry.changes.entries()) if (isNew[n]) this.#patch(entry, change);
  }

  addText(id: string, update: string): void {
    this.texts.set(id, (this.texts.get(id) ?? new Set()).add(update));
  }

  #patch({ seq, at, actor }: Entry, change: Change): void {
    const { kind, id, scope } = change;
    const row = this.byId.get(id);
    const told = { kind, id, scope, seq, updated_at: at, updated_by: actor };
    if (change.text) this.addText(id, change.text.update);
    if (change.here) this.byId.set(id, withoutNulls({ ...change.here, ...told }));
    else if (change.gone) {
      if (row?.["scope"] === scope) this.byId.delete(id);
    } else if (row) this.byId.set(id, withoutNulls({ ...row, ...change.after, ...told }));
  }

  #put(values: Readonly<Record<string, unknown>>): void {
    const row = withoutNulls(values);
    const known = this.byId.get(String(row["id"]));
    if (!known || Number(known["seq"]) <= Number(row["seq"])) this.byId.set(String(row["id"]), row);
  }
}

export const withoutNulls = (values: Readonly<Record<string, unknown>>): PlainRow =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as PlainRow;
