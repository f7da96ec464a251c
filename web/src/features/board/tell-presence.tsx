import { useEffect } from "react";
import { useDesk } from "../../commands/desk.ts";
import { useReplica } from "../../replica/context.ts";
import { usePeers } from "../../replica/hooks.ts";
import { useBoardTools } from "./board-tools.tsx";
import { useLegend } from "./legend.tsx";
import { peopleByTask } from "./presence.ts";

/** Tells the others which task is open here, and the cards who is at them. Draws nothing, so that people coming and going render no board. */
export function TellPresence({ board }: { readonly board: string }) {
  const replica = useReplica();
  const { presence } = useBoardTools();
  const { people } = useLegend();
  const peers = usePeers(board);
  const open = useDesk((desk) => desk.open);
  useEffect(() => {
    replica.tellPresence(open === null ? { scope: board } : { scope: board, where: open });
  }, [replica, board, open]);
  useEffect(() => {
    presence.set(peopleByTask(peers, replica.person, people, presence.get()));
  }, [presence, peers, people, replica]);
  return null;
}
