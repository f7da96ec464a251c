/** What screens read. Each hook draws anew only when what it returns has changed. */
import { useEffect, useMemo } from "react";
import type { Me, Peer } from "../model/frames.ts";
import type { Invitation, KindName, Member, Rows } from "../model/generated.ts";
import type { Op } from "../model/ops.ts";
import type { Action, Answer } from "../model/policy.ts";
import { OWN_KINDS } from "../model/shape.ts";
import { useReplica, useWorkspace } from "./context.ts";
import type { SafetyCopy } from "./device/safety-store.ts";
import type { ForkOffer } from "./forks.ts";
import { heldTopic, type Held } from "./held.ts";
import { useLive } from "./live.ts";
import { contentTopic, listTopic, TRASH_TOPIC, type Shelf } from "./placed-index.ts";
import { peersTopic } from "./presence.ts";
import { CONNECTION_TOPIC, partTopic, UNDO_TOPIC, type Replica } from "./replica.ts";
import { mayAct, mayApply } from "./rights.ts";
import { FORK_TOPIC, SAFETY_TOPIC } from "./rescue-topics.ts";
import type { StoredRow } from "./rows.ts";
import { SENDING_TOPIC } from "./sender.ts";
import type { SyncStatus } from "./status.ts";
import { rowTopic, textTopic } from "./stream-replica.ts";
import { RIGHTS_TOPIC } from "./streams.ts";
import { trayGroups, type Refused, type TrayGroup } from "./tray.ts";
import type { Undoable } from "./undo.ts";

export const useMe = (): Me | undefined => {
  const replica = useReplica();
  return useLive([RIGHTS_TOPIC], () => replica.me);
};

/** The ids of the workspaces that the person is in; each one's name is in its `workspace` row. */
export function useWorkspaceIds(): readonly string[] {
  const replica = useReplica();
  return useLive([RIGHTS_TOPIC], () => workspaceIds(replica));
}

const workspaceIds = ({ streams }: Replica): readonly string[] =>
  [...streams.rights].flatMap(([id, { kind }]) => (kind === "workspace" ? [id] : []));

/** Undefined where it is not here, deleted, or under something deleted. */
export function useRow<Kind extends KindName>(kind: Kind, id: string): Rows[Kind] | undefined {
  const view = useView(kind);
  return useLive([rowTopic(id)], () => view.row(kind, id));
}

/** Ids in order; without `shelf`, those neither archived nor in the trash. */
export function useChildren(kind: KindName, parent: string, shelf?: Shelf): readonly string[] {
  const view = useView(kind);
  return useLive([listTopic(kind, parent, shelf)], () => view.children(kind, parent, shelf));
}

/** The rows themselves, for short lists that are drawn as one: drawn anew with each of them. */
export function useChildRows<Kind extends KindName>(
  kind: Kind,
  parent: string,
): readonly Rows[Kind][] {
  const view = useView(kind);
  return useLive([contentTopic(kind, parent)], () => [...view.childRows(kind, parent)]);
}

/** What was itself put into the trash in a scope, the latest first. */
export function useTrash(scope: string): readonly StoredRow[] {
  const { view } = useWorkspace();
  return useLive([TRASH_TOPIC], () => view.trash(scope));
}

/** The boards of the workspace, in order. */
export const useBoards = (): readonly string[] => useChildren("board", useWorkspace().id);

export const useMembers = (): readonly Member[] => useChildRows("member", useWorkspace().id);

/** Whether a scope or thread is here; `offline`: it is not, and can't be fetched now. */
export type Presence = "loading" | "ready" | "offline" | "absent";

/** Opens a board: fetches its segment, and has it kept fresh from then on. */
export function useBoard(board: string): Presence {
  const replica = useReplica();
  const { id } = useWorkspace();
  useEffect(() => replica.open(id, board), [replica, id, board]);
  return usePart(board);
}

/** The invitations of the workspace, for who may read them: that opens their scope. */
export function useInvitations(): { presence: Presence; invitations: readonly Invitation[] } {
  const replica = useReplica();
  const { id } = useWorkspace();
  const scope = useLive([RIGHTS_TOPIC], () => adminScope(replica, id));
  const presence = useBoard(scope ?? id);
  const invitations = useChildRows("invitation", id);
  return { presence: scope === null ? "absent" : presence, invitations };
}

/** The scope that only owners and admins read: beside the workspace's own the one that is no board. */
function adminScope({ streams }: Replica, workspace: string): string | null {
  const scopes = Object.entries(streams.rights.get(workspace)?.scopes ?? {});
  return scopes.find(([id, { board }]) => id !== workspace && board == null)?.[0] ?? null;
}

/** Whether a board is on its way to the screen. */
export function useIsComing(board: string | null): boolean {
  const replica = useReplica();
  return useLive([partTopic(board ?? ""), CONNECTION_TOPIC], () => {
    const state = board === null ? "ready" : (replica.partState(board) ?? "seeking");
    return state === "seeking" || (state === "loading" && replica.status.state !== "offline");
  });
}

/** Whether a board and its threads are here without a network. */
export function useHeld(board: string): Held {
  const replica = useReplica();
  const { id } = useWorkspace();
  return useLive([heldTopic(board), partTopic(board), CONNECTION_TOPIC], () =>
    replica.held(id, board),
  );
}

/** Opens a task's thread (comments, attachments, relations, texts) for as long as it is shown. */
export function useThread(task: string): Presence {
  const replica = useReplica();
  const { id } = useWorkspace();
  useEffect(() => replica.openThread(id, task), [replica, id, task]);
  return usePart(task);
}

function usePart(id: string): Presence {
  const replica = useReplica();
  const { view } = useWorkspace();
  return useLive([partTopic(id), rowTopic(id), CONNECTION_TOPIC], () => {
    if (view.find(id)?.seq === 0) return "ready"; // made here, not answered yet: all of it is here
    const state = replica.partState(id) ?? "seeking";
    if (state === "seeking") return "loading";
    return state === "loading" && replica.status.state === "offline" ? "offline" : state;
  });
}

/** Yjs updates (base64url) of a document, confirmed and own; they apply in any order. */
export function useText(id: string, field: string): readonly string[] {
  const { view } = useWorkspace();
  return useLive([textTopic(id, field)], () => view.text(id, field));
}

/** Whether the person may do it on a board (null: in the workspace), or why not. */
export function useMay(action: Action, board: string | null): Answer {
  const replica = useReplica();
  const { id } = useWorkspace();
  const topics = [RIGHTS_TOPIC, contentTopic("member", id)];
  if (board !== null) topics.push(rowTopic(board), contentTopic("board_member", board));
  return useLive(topics, () => mayAct(replica.asking(id), action, board));
}

/** Asks of ops in the workspace or on a board (not null) whether the person may do what they say. */
export function useMayApply(board: string | null): (op: Op) => Answer {
  const replica = useReplica();
  const { id } = useWorkspace();
  useMembers();
  useChildRows("board_member", board ?? id);
  useRow("board", board ?? id);
  useLive([RIGHTS_TOPIC], () => replica.streams.rights.get(id));
  return (op) => mayApply(replica.asking(id), op);
}

/** How far the row's own edits have come; `keeping`: they live in this tab only. */
export type RowStatus = "saved" | "keeping" | "kept" | "sent" | "refused";

/** Whether the server has the row as it is shown, and if not, who has. */
export function useRowStatus(id: string): RowStatus {
  const replica = useReplica();
  const { view } = useWorkspace();
  return useLive([rowTopic(id)], () => {
    const stages = view.pendingOn(id).map((mutation) => replica.sender.stage(mutation));
    const behind = STAGES.find((stage) => stages.includes(stage));
    return behind ?? (replica.sender.isRefused(id) ? "refused" : "saved");
  });
}

/** An edit that has come less far is told before all others. */
const STAGES = ["keeping", "kept", "sent"] as const;

/** The same in a word, for what is drawn by the thousand: it changes twice an edit, not four times. */
export function useRowMark(id: string): "pending" | "refused" | undefined {
  const replica = useReplica();
  const { view } = useWorkspace();
  return useLive([rowTopic(id)], () => {
    if (view.isPending(id)) return "pending";
    return replica.sender.isRefused(id) ? "refused" : undefined;
  });
}

export function useSyncStatus(): SyncStatus {
  const replica = useReplica();
  return useLive([CONNECTION_TOPIC, SENDING_TOPIC], () => replica.status);
}

/** What the server did not take, by the row that it was about, in the order of their first edits. */
export function useTray(): readonly TrayGroup[] {
  const replica = useReplica();
  const tray = useRefused();
  return useMemo(() => trayGroups(tray, replica.find), [tray, replica]);
}

/** What the server did not take, in the order in which it said so. */
export function useRefused(): readonly Refused[] {
  const replica = useReplica();
  return useLive([SENDING_TOPIC], () => replica.sender.tray);
}

/** How much waits for the person in this workspace: unread notes, rows of the tray, a fork's offer. */
export function useWaiting(): number {
  const { id, person } = useWorkspace();
  const notifications = useChildRows("notification", person);
  const tray = useTray();
  const fork = useForkOffer();
  const isUnread = ({ workspace, read_at }: Rows["notification"]) => workspace === id && !read_at;
  const refused = tray.filter(({ stream }) => stream === id).length;
  return notifications.filter(isUnread).length + refused + (fork?.stream === id ? 1 : 0);
}

/** Copies of own changes that were written before something could have cost them. */
export function useSafetyCopies(): readonly SafetyCopy[] {
  const replica = useReplica();
  return useLive([SAFETY_TOPIC], () => replica.safetyCopies);
}

/** Accepted edits that a server restored from an older copy has forgotten. */
export function useForkOffer(): ForkOffer | null {
  const replica = useReplica();
  return useLive([FORK_TOPIC], () => replica.forkOffer);
}

/** Everybody else who is on the scope now. */
export function usePeers(scope: string): readonly Peer[] {
  const { presence } = useReplica();
  return useLive([peersTopic(scope)], () => presence.peers(scope));
}

/** Whether there is something to undo and redo, by intent. */
export function useUndoable(): Undoable {
  const replica = useReplica();
  const { id } = useWorkspace();
  return useLive([UNDO_TOPIC], () => replica.undoable(id));
}

/** The stream that rows of a kind lie in. */
function useView(kind: KindName) {
  const replica = useReplica();
  const workspace = useWorkspace();
  return OWN_KINDS.has(kind) ? replica.stream(replica.person) : workspace.view;
}
