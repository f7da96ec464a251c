import { useSyncExternalStore } from "react";
import { NO_FILTER, type Filter } from "./filter.ts";
import type { Page } from "./paths.ts";

/** What a screen is to show because a command asked for it, and for which tasks. */
export interface Asked {
  readonly part:
    | "title"
    | "labels"
    | "assignees"
    | "due"
    | "priority"
    | "column"
    | "comment"
    | "description"
    | "checklist"
    | "menu"
    | "quick-add"
    | "palette"
    | "help"
    | "filter"
    | "filter-by"
    | "sharing"
    | "board-menu"
    | "board-settings"
    | "archive"
    | "value"
    | "next-item"
    | "previous-item"
    | "open-item"
    | "close-item"
    | "take-theirs"
    | "take-mine"
    | "plan-item"
    | "earlier-item"
    | "later-item";
  readonly tasks: readonly string[];
  readonly column?: string;
}

/** Move mode: tasks lifted by key, and where they would be put down. */
export interface Carrying {
  readonly tasks: readonly string[];
  readonly column: string;
  /** Among the drawn tasks of the column, without those that are carried. */
  readonly index: number;
}

export type Density = "comfortable" | "compact";
/** `system` follows the device. */
export type Theme = "system" | "light" | "dark";

/** What is in hand in this tab. Nobody else sees it, and nothing of it is sent. */
export interface DeskState {
  readonly page: Page;
  readonly board: string | null;
  /** The task that keys act on while none is selected. */
  readonly focus: string | null;
  readonly selected: ReadonlySet<string>;
  /** The task whose panel is open. */
  readonly open: string | null;
  readonly carrying: Carrying | null;
  readonly asked: Asked | null;
  readonly filter: Filter;
  /** null: as the board's fullness suggests. */
  readonly density: Density | null;
  readonly theme: Theme;
  /** The open task is only glanced at: the focus stays where it is. */
  readonly isPeeking: boolean;
  /** For the assertive live region. */
  readonly announcement: string;
  /** To be shown for a moment, where nothing else on the screen says what was done. */
  readonly notice: Notice | null;
}

interface Notice {
  readonly text: string;
  /** How it is taken back. */
  readonly undo?: () => void;
}

const CLEAR: DeskState = {
  page: "boards",
  board: null,
  focus: null,
  selected: new Set(),
  open: null,
  carrying: null,
  asked: null,
  filter: NO_FILTER,
  density: null,
  theme: "system",
  isPeeking: false,
  announcement: "",
  notice: null,
};

export class Desk {
  #state = CLEAR;
  readonly #listeners = new Set<() => void>();

  get = (): DeskState => this.#state;

  set = (change: Partial<DeskState>): void => {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  };

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** This tab's desk. */
export const desk = new Desk();

/** Draws anew when what is selected changes; it must be a part of the state, or a plain value. */
export const useDesk = <Value>(select: (state: DeskState) => Value): Value =>
  useSyncExternalStore(desk.listen, () => select(desk.get()));
