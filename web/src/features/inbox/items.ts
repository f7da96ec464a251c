/** What waits for a person, in one list: notes, edits that were not accepted, copies, a fork's offer. Pure. */
import type { Json, KindName, Notification } from "../../model/generated.ts";
import type { SafetyCopy } from "../../replica/device/safety-store.ts";
import type { ForkOffer } from "../../replica/forks.ts";
import type { TrayGroup } from "../../replica/tray.ts";

/** What a note is about; `task` is where to find it, of a clash `field` says which value. */
export interface About {
  readonly kind: KindName;
  readonly id: string;
  readonly scope: string;
  readonly task?: string;
  readonly field?: string;
}

export type Item =
  | {
      readonly is: "note";
      readonly id: string;
      readonly at: number;
      readonly isUnread: boolean;
      readonly note: Notification;
      readonly about: About;
    }
  | { readonly is: "refused"; readonly id: string; readonly at: number; readonly group: TrayGroup }
  | { readonly is: "copy"; readonly id: string; readonly at: number; readonly copy: SafetyCopy }
  | { readonly is: "fork"; readonly id: string; readonly at: number; readonly offer: ForkOffer };

export const SHELVES = ["all", "conflicts", "refused"] as const;
export type Shelf = (typeof SHELVES)[number];

export interface Sources {
  readonly workspace: string;
  readonly notifications: readonly Notification[];
  readonly tray: readonly TrayGroup[];
  readonly copies: readonly SafetyCopy[];
  readonly fork: ForkOffer | null;
}

/** The latest first; a fork's offer stands above all, since time works against it. */
export function itemsOf({
  workspace,
  notifications,
  tray,
  copies,
  fork,
}: Sources): readonly Item[] {
  const items: readonly Item[] = [
    ...notifications.flatMap((note) => noteItem(note, workspace) ?? []),
    ...tray.filter(({ stream }) => stream === workspace).map(refusedItem),
    ...copies.map((copy): Item => ({ is: "copy", id: copy.id, at: copy.at, copy })),
  ];
  const offered: readonly Item[] =
    fork?.stream === workspace ? [{ is: "fork", id: "fork", at: Infinity, offer: fork }] : [];
  return [...offered, ...items.toSorted((a, b) => b.at - a.at)];
}

function noteItem(note: Notification, workspace: string): Item | null {
  const about = aboutOf(note.about);
  if (note.workspace !== workspace || !about) return null;
  const isUnread = note.read_at == null;
  return { is: "note", id: note.id, at: note.updated_at, isUnread, note, about };
}

function refusedItem(group: TrayGroup): Item {
  const at = Math.max(...group.refused.map(({ mutation }) => mutation.at));
  return { is: "refused", id: `refused ${group.row}`, at, group };
}

/** Null where it can't be read: a note of a later version, say. */
function aboutOf(about: Json | null | undefined): About | null {
  if (typeof about !== "object" || about === null || Array.isArray(about)) return null;
  const { kind, id, scope } = about as Readonly<Record<string, Json>>;
  const isWhole = [kind, id, scope].every((each) => typeof each === "string");
  return isWhole ? (about as unknown as About) : null;
}

export const isConflict = (item: Item): boolean =>
  item.is === "note" && item.note.reason === "clash";

export const isRefused = (item: Item): boolean => item.is !== "note";

export function onShelf(items: readonly Item[], shelf: Shelf): readonly Item[] {
  if (shelf === "all") return items;
  return items.filter(shelf === "conflicts" ? isConflict : isRefused);
}

/** Whether it still waits: everything but notes does, until it is dealt with. */
export const isWaiting = (item: Item): boolean => item.is !== "note" || item.isUnread;
