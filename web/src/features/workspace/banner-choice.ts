import type { SyncStatus } from "../../replica/status.ts";

/** What someone must know while it lasts. `unsent` are changes of theirs that are not on the server. */
export type BannerChoice =
  /** This version can't send, or can't go on. */
  | { readonly kind: "update-needed"; readonly unsent: number }
  /** Another tab runs a newer Cairn, which has the storage. */
  | { readonly kind: "outdated"; readonly unsent: number }
  /** Nothing, or nothing more, is kept on this device. */
  | {
      readonly kind: "tab-only";
      readonly why: "off" | "full";
      readonly unsent: number;
      readonly isOffline: boolean;
    }
  | {
      readonly kind: "offline";
      readonly unsent: number;
      readonly isEvictable: boolean;
      /** Whether the app, too, is held on this device: else a closed tab can't be opened again. */
      readonly isStartable: boolean;
    }
  | { readonly kind: "no-https" }
  | { readonly kind: "update-ready" };

export interface BannerFacts {
  readonly status: SyncStatus;
  readonly update: "none" | "ready" | "gone";
  /** Whether the page came by https or from this machine: else a browser holds data, but no app. */
  readonly isSecure: boolean;
  /** Kinds that were put away in this tab. */
  readonly dismissed: ReadonlySet<BannerChoice["kind"]>;
}

/** One at a time: what endangers work before what only informs. */
export function bannerChoice({ status, update, isSecure, dismissed }: BannerFacts) {
  const choices = [
    updateNeeded(status, update),
    outdated(status),
    tabOnly(status),
    offline(status, isSecure),
    isSecure ? null : ({ kind: "no-https" } as const),
    update === "ready" ? ({ kind: "update-ready" } as const) : null,
  ];
  return choices.find((choice) => choice && !(mayDismiss(choice) && dismissed.has(choice.kind)));
}

/** What endangers nothing now may be put away. */
export function mayDismiss(choice: BannerChoice): boolean {
  if (choice.kind === "tab-only") return choice.unsent === 0 && !choice.isOffline;
  if (choice.kind === "offline") return choice.unsent === 0; // the edge goes on saying so
  return choice.kind === "update-ready" || choice.kind === "no-https";
}

function updateNeeded({ state, pending }: SyncStatus, update: BannerFacts["update"]) {
  if (state !== "version_old" && update !== "gone") return null;
  return { kind: "update-needed", unsent: pending } as const;
}

function outdated({ storage, pending }: SyncStatus) {
  return storage === "outdated" ? ({ kind: "outdated", unsent: pending } as const) : null;
}

function tabOnly({ storage, state, pending, kept }: SyncStatus) {
  if (storage !== "off" && storage !== "full") return null;
  const unsent = state === "sending" ? 0 : pending - kept; // gone in a moment: no alarm at each edit
  return { kind: "tab-only", why: storage, unsent, isOffline: state === "offline" } as const;
}

function offline({ state, storage, pending }: SyncStatus, isStartable: boolean) {
  if (state !== "offline") return null;
  const isEvictable = storage === "evictable";
  return { kind: "offline", unsent: pending, isEvictable, isStartable } as const;
}
