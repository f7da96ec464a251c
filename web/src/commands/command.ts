import type { Action, Answer } from "../model/policy.ts";
import type { Replica } from "../replica/replica.ts";
import type { Workspace } from "../replica/workspace.ts";
import type { PlainKey } from "../strings/say.ts";
import type { Desk } from "./desk.ts";

/** What a command acts in. */
export interface CommandContext {
  readonly replica: Replica;
  readonly workspace: Workspace;
  readonly desk: Desk;
  /** Whether the person may, on the board that is shown; or why not. */
  readonly may: (action: Action) => Answer;
  /** Show another page of the app. */
  readonly go: (path: string) => void;
}

/** Where the palette and the help page list it. */
export type CommandGroup = "task" | "select" | "move" | "board" | "inbox" | "work" | "go" | "app";

/** One thing that a person can do. Palette, keys, menus, help and bars are views of the list of these. */
export interface Command {
  /** `task.create`; kept by who remaps a key, so never renamed. */
  readonly id: string;
  readonly title: PlainKey;
  readonly group: CommandGroup;
  /** `mod+k`, `Shift+a`, `g b` (one after the other); several mean the same. */
  readonly keys?: readonly string[];
  /** Works also while a text field has the focus. */
  readonly whileTyping?: true;
  /** Runs on and on while its key is held down. */
  readonly repeats?: true;
  /** What it asks of the policy, on the board that is shown. */
  readonly action?: Action;
  /** Whether there is anything to do it to. */
  readonly when: (context: CommandContext) => boolean;
  readonly run: (context: CommandContext) => void;
}
