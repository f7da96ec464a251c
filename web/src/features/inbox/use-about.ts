import { useEffect } from "react";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useLive } from "../../replica/live.ts";
import { partTopic } from "../../replica/replica.ts";
import type { FindRow, StoredRow } from "../../replica/rows.ts";
import { rowTopic } from "../../replica/stream-replica.ts";
import { say } from "../../strings/say.ts";
import { numberWords } from "../../words/number-words.ts";
import type { About, NoteItem } from "./items.ts";

/** Fetches the boards that notes are about: without them nothing has a name. */
export function useBoardsOf(notes: readonly NoteItem[]): void {
  const replica = useReplica();
  const { id } = useWorkspace();
  const scopes = [...new Set(notes.map(({ about }) => about.scope))].toSorted().join(" ");
  useEffect(() => {
    for (const scope of scopes.split(" "))
      if (scope !== "" && replica.streams.reads(id, scope)) replica.open(id, scope);
  }, [replica, id, scopes]);
}

/** What it is about, by number and title; "" where that is not known here. */
export function useNameOf({ id, task, scope }: About): string {
  const { view } = useWorkspace();
  return useLive([rowTopic(id), rowTopic(task ?? id), rowTopic(scope), partTopic(scope)], () =>
    nameOf(id, task, view.find),
  );
}

function nameOf(id: string, task: string | undefined, find: FindRow): string {
  const home = find(task ?? id) ?? find(id);
  if (!home) return "";
  const title = asText(home["title"]) || asText(home["name"]);
  return home.kind === "task" ? `${numberOf(home, find)} ${title}` : title;
}

const numberOf = (task: StoredRow, find: FindRow): string =>
  numberWords(asText(find(task.scope)?.["key"]), task["number"] as number | null | undefined);

const asText = (value: unknown): string => (typeof value === "string" ? value : "");

/** What is known of the name, or that it is gone. */
export const nameWords = (name: string): string => (name === "" ? say("inbox.unnamed") : name);
