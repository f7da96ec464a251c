// Where two copies of what one person may see differ, in words.
import { byPlace } from "../../web/src/model/order.ts";
import type { KindName } from "../../web/src/model/generated.ts";
import { THREAD_KINDS } from "../../web/src/model/shape.ts";
import { textIn } from "../../web/src/features/task/description/document.ts";
import type { StreamReplica } from "../../web/src/replica/stream-replica.ts";
import type { Page } from "./page.ts";
import type { Snapshot } from "./newcomer.ts";
import { type PlainRow, type Rows, withoutNulls } from "./rows.ts";

const MOST_TOLD = 5;

/** What a page shows, against a fresh snapshot of the same stream. */
export function pageDiffers(page: Page, stream: string, fresh: Snapshot): string[] {
  const { replica } = page;
  const view = replica.stream(stream);
  const threads = new Set([...fresh.threads].filter((task) => replica.partState(task) === "ready"));
  const isCompared = (row: PlainRow) =>
    comparing(threads)(row) && isHeld(page, String(row["scope"]), row);
  const wanted = [...fresh.rows.byId.values()].filter(isCompared);
  const based = [...view.base.rows.values()].map(withoutNulls).filter(isCompared);
  const seen = [...view.base.rows.keys()]
    .flatMap((id) => view.find(id) ?? [])
    .map(withoutNulls)
    .filter(isCompared);
  return [
    ...rowsDiffer("base", wanted, based),
    ...rowsDiffer("view", wanted, seen),
    ...listsDiffer(view, wanted),
    ...textsDiffer(view, fresh.rows, threads),
  ].slice(0, MOST_TOLD);
}

/** A replay of the log, against a fresh snapshot. */
export function replayDiffers(replayed: Rows, fresh: Snapshot): string[] {
  const isCompared = comparing(fresh.threads);
  const wanted = [...fresh.rows.byId.values()].filter(isCompared);
  const found = [...replayed.byId.values()].filter(isCompared);
  return rowsDiffer("replay", wanted, found).slice(0, MOST_TOLD);
}

/** Of boards that are not held there is the board's own row alone; of invitations nothing. */
const isHeld = ({ replica }: Page, scope: string, { kind }: PlainRow): boolean =>
  kind === "board" || replica.partState(scope) === "ready";

/** Rows of threads count only where their thread is in the snapshot. */
const comparing =
  (threads: ReadonlySet<string>) =>
  (row: PlainRow): boolean =>
    !THREAD_KINDS.has(row["kind"] as KindName) || threads.has(String(row["parent"]));

function rowsDiffer(
  what: string,
  wanted: readonly PlainRow[],
  found: readonly PlainRow[],
): string[] {
  const byId = new Map(found.map((row) => [row["id"], row]));
  const missing = wanted.flatMap((row) => {
    const other = byId.get(row["id"]);
    byId.delete(row["id"] as string);
    if (!other) return `${what} lacks ${show(row)}`;
    const fields = new Set([...Object.keys(row), ...Object.keys(other)]);
    const differing = [...fields].filter(
      (name) => JSON.stringify(row[name]) !== JSON.stringify(other[name]),
    );
    if (differing.length === 0) return [];
    const both = differing.map(
      (name) => `${name}: ${JSON.stringify(other[name])} for ${JSON.stringify(row[name])}`,
    );
    return `${what} has ${show(row)} with ${both.join(", ")}`;
  });
  return [...missing, ...[...byId.values()].map((row) => `${what} has beyond that ${show(row)}`)];
}

/** The lists of children, which are kept beside the rows. */
function listsDiffer(view: StreamReplica, rows: readonly PlainRow[]): string[] {
  const families = Map.groupBy(rows, (row) => `${row["kind"]} ${row["parent"] ?? ""}`);
  return [...families].flatMap(([family, members]) => {
    const [kind = "", parent = ""] = family.split(" ");
    const wanted = (members as unknown as { id: string; order?: string }[])
      .filter((row) => !("deleted_at" in row) && (row as PlainRow)["archived"] !== true)
      .sort(byPlace)
      .map(({ id }) => id);
    const found = view.children(kind as KindName, parent);
    return wanted.join() === found.join()
      ? []
      : [`list of ${family} is ${found.join()} for ${wanted.join()}`];
  });
}

function textsDiffer(view: StreamReplica, rows: Rows, threads: ReadonlySet<string>): string[] {
  return [...threads].flatMap((task) => {
    const wanted = textIn([...(rows.texts.get(task) ?? [])], "description");
    const found = textIn(view.text(task, "description"), "description");
    return wanted === found ? [] : [`text of ${task} is ${found} for ${wanted}`];
  });
}

const show = (row: PlainRow): string =>
  `${row["kind"]} ${row["id"]} (seq ${row["seq"]}, scope ${row["scope"]}, ${row["title"] ?? row["name"] ?? ""})`;
