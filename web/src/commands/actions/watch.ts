/** Tasks whose comments a person is told of though they are not theirs. */
import { deleteRow } from "../../model/edits.ts";
import type { Watch } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Op } from "../../model/ops.ts";
import type { Replica } from "../../replica/replica.ts";

const watching = (rows: readonly Watch[], tasks: readonly string[]): readonly Watch[] =>
  rows.filter(({ task }) => tasks.includes(task));

/** Watches all of the tasks, or none of them if all were watched. Returns whether they are now. */
export function toggleWatch(
  replica: Replica,
  workspace: string,
  tasks: readonly string[],
): boolean {
  const { person } = replica;
  const view = replica.stream(person);
  const given = watching(view.childRows("watch", person), tasks);
  const missing = tasks.filter((task) => !given.some((each) => each.task === task));
  const creates = missing.map((task): Op => ({
    ...{ op: "create", kind: "watch", id: uuid7(), parent: person },
    fields: { workspace, task },
  }));
  const ops =
    missing.length > 0 ? creates : given.map((row) => deleteRow(row, view.isPending(row.id)));
  replica.mutate(person, { intent: "watch.toggle", ops, ...(ops.length > 1 && { apart: true }) });
  return missing.length > 0;
}
