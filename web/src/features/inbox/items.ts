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

interface Listed {
  readonly id: string;
  /** In ms. */
  readonly at: number;
}

export interface NoteItem extends Listed {
  readonly is: "note";
  readonly isUnread: boolean;
  readonly note: Notification;
  readonly about: About;
}

export interface RefusedItem extends Listed {
  readonly is: "refused";
  readonly group: TrayGroup;
}

export interface CopyItem extends Listed {
  readonly is: "copy";
  readonly copy: SafetyCopy;
}

export interface ForkItem extends Listed {
  readonly is: "fork";
  readonly offer: ForkOffer;
}

export type Item = NoteItem | RefusedItem | CopyItem | ForkItem;

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
    ...copies.map((copy): CopyItem => ({ is: "copy", id: copy.id, at: copy.at, copy })),
  ];
  const offered: readonly ForkItem[] =
    fork?.stream === workspace ? [{ is: "fork", id: "fork", at: Infinity, offer: fork }] : [];
  return [...offered, ...items.toSorted((a, b) => b.at - a.at)];
}

function noteItem(note: Notification, workspace: string): NoteItem | null {
  const about = aboutOf(note.about);
  if (note.workspace !== workspace || !about) return null;
  const isUnread = note.read_at == null;
  return { is: "note", id: note.id, at: note.updated_at, isUnread, note, about };
}

function refusedItem(group: TrayGroup): RefusedItem {
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

const isRefused = (item: Item): boolean => item.is !== "note";

export function onShelf(items: readonly Item[], shelf: Shelf): readonly Item[] {
  if (shelf === "all") return items;
  return items.filter(shelf === "conflicts" ? isConflict : isRefused);
}

/** Whether it still waits for the person: a copy is only there in case. */
export function isWaiting(item: Item): boolean {
  switch (item.is) {
    case "note":
      return item.isUnread;
    case "refused":
    case "fork":
      return true;
    case "copy":
      return false;
  }
}

export const waitingOn = (items: readonly Item[], shelf: Shelf): number =>
  onShelf(items, shelf).filter(isWaiting).length;
