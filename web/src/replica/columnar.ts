/** Rows as columns, as segments carry them, made into objects of one shape a kind. */
import type { ColumnarKinds } from "../model/frames.ts";
import type { Json, KindName } from "../model/generated.ts";
import type { StoredRow } from "./rows.ts";

/** Every row of a segment. 10,000 tasks take a few tens of milliseconds. */
export function columnarRows(kinds: ColumnarKinds): StoredRow[] {
  const rows: StoredRow[] = [];
  for (const [kind, table] of Object.entries(kinds))
    readTable(kind as KindName, table.fields, table.rows, rows);
  return rows;
}

/**
 * Each row is a copy of one blank with all its fields: engines then give all of them one hidden
 * class with room for the fields inside, where adding one by one would end in dictionaries.
 */
function readTable(
  kind: KindName,
  fields: readonly string[],
  table: readonly (readonly Json[])[],
  into: StoredRow[],
): void {
  const blank = blankRow(kind, fields);
  for (const values of table) {
    const row = { ...blank };
    for (let at = 0; at < fields.length; at++) {
      const value = values[at] ?? null;
      if (value !== null) row[fields[at] ?? ""] = value; // the blank has the others: a third of the time saved
    }
    into.push(row as StoredRow);
  }
}

function blankRow(kind: KindName, fields: readonly string[]): Record<string, Json> {
  const pairs = [["kind", kind], ...fields.map((field) => [field, null])];
  return JSON.parse(JSON.stringify(Object.fromEntries(pairs))) as Record<string, Json>;
}
