import { useEffect } from "react";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useBoards } from "../../replica/hooks.ts";
import { useLive } from "../../replica/live.ts";
import { CONNECTION_TOPIC, partTopic } from "../../replica/replica.ts";
import { rowTopic } from "../../replica/stream-replica.ts";

/** More than these at once would keep the device busy with boards that nobody looked at. */
const MOST_AT_ONCE = 20;

/** Names of boards whose tasks are not here. */
export interface Missing {
  /** On their way. */
  readonly coming: readonly string[];
  /** Not asked for, or out of reach. */
  readonly away: readonly string[];
  /** Asks for those that are away. */
  readonly fetch: () => void;
}

/** Fetches the boards of the workspace, and says which are not here yet. */
export function useMissing(): Missing {
  const replica = useReplica();
  const { id, view } = useWorkspace();
  const boards = useBoards();
  const first = boards.slice(0, MOST_AT_ONCE).join(" ");
  useEffect(() => {
    for (const board of first.split(" ")) if (board !== "") replica.open(id, board);
  }, [replica, id, first]);
  const standing = (wanted: "coming" | "away") => () =>
    boards.filter((board) => {
      if (view.find(board)?.seq === 0) return false; // made here, not answered yet
      const state = replica.partState(board);
      const isOnItsWay = state === "seeking" || state === "loading";
      const isOut = state === undefined || (isOnItsWay && replica.status.state === "offline");
      return wanted === "away" ? isOut : isOnItsWay && !isOut;
    });
  const topics = [...boards.flatMap((board) => [partTopic(board), rowTopic(board)])];
  const coming = useLive([CONNECTION_TOPIC, ...topics], standing("coming"));
  const away = useLive([CONNECTION_TOPIC, ...topics], standing("away"));
  const named = (ids: readonly string[]) =>
    ids.flatMap((board) => view.row("board", board)?.name ?? []);
  return {
    coming: named(coming),
    away: named(away),
    fetch: () => {
      for (const board of away) replica.open(id, board);
    },
  };
}
