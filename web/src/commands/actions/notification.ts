/** Notes in the person's own stream: what was read. */
import { setField } from "../../model/edits.ts";
import type { Notification } from "../../model/generated.ts";
import type { Replica } from "../../replica/replica.ts";

/** What of a workspace was not read yet. */
export const unread = (replica: Replica, workspace: string): readonly Notification[] =>
  [...replica.stream(replica.person).childRows("notification", replica.person)].filter(
    (note) => note.workspace === workspace && note.read_at == null,
  );

export const readAll = (replica: Replica, workspace: string): void =>
  markRead(replica, unread(replica, workspace));

/** Say that these were read; each stands alone, for one may be gone by the time it is sent. */
export function markRead(replica: Replica, notes: readonly Notification[]): void {
  const ops = notes
    .filter(({ read_at: at }) => at == null)
    .flatMap((note) => setField(note, "read_at", Date.now()));
  replica.mutate(replica.person, {
    intent: "notification.read",
    ops,
    ...(ops.length > 1 && { apart: true }),
  });
}
