import { useSyncExternalStore } from "react";
import { serverUndo } from "../../replica/server-undo.ts";
import {
  bring,
  lookAt,
  type Chosen,
  type Counts,
  type ImportProblem,
  type Report,
  type ToImport,
  type Told,
} from "./import-api.ts";

/** A file that was read, and what was chosen for it. */
export interface Read {
  readonly file: File;
  readonly report: Report;
  readonly chosen: Chosen;
}

export type ImportState =
  | { readonly kind: "nothing"; readonly problem: ImportProblem | null }
  | { readonly kind: "looking"; readonly file: File }
  | ({ readonly kind: "report" } & Read)
  | ({ readonly kind: "importing"; readonly done: number; readonly whole: number } & Read)
  | ({ readonly kind: "stopped"; readonly why: string; readonly isBegun: boolean } & Read)
  | ({ readonly kind: "came"; readonly counts: Counts } & Read)
  | { readonly kind: "undone" };

const NOTHING: ImportState = { kind: "nothing", problem: null };

/** One import of this tab. It goes on while other pages are shown. */
export class ImportRun {
  #state: ImportState = NOTHING;
  #stop = new AbortController();
  /** Of all tries with one file: going on after a stop makes another. Undone together, last first. */
  #batches: string[] = [];
  readonly #listeners = new Set<() => void>();

  readonly workspace: string;

  constructor(workspace: string) {
    this.workspace = workspace;
  }

  get = (): ImportState => this.#state;

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  forget = (): void => this.#set(NOTHING);

  /** Reads the file, without writing anything. */
  async look(file: File): Promise<void> {
    if (this.#state.kind === "importing") return;
    this.#batches = [];
    this.#set({ kind: "looking", file });
    const chosen: Chosen = new Map();
    const found = await lookAt(this.#wanted(file, chosen));
    if ("code" in found) this.#set({ kind: "nothing", problem: found });
    else this.#set({ kind: "report", file, report: found, chosen });
  }

  choose(theirs: string, person: string | null): void {
    if (this.#state.kind !== "report") return;
    const chosen = new Map(this.#state.chosen).set(theirs, person);
    this.#set({ ...this.#state, chosen });
  }

  async go({ file, report, chosen }: Read): Promise<void> {
    const read = { file, report, chosen };
    this.#stop = new AbortController();
    this.#set({ ...read, kind: "importing", done: 0, whole: report.changes });
    const { signal } = this.#stop;
    const problem = await bring(this.#wanted(file, chosen), signal, (told) =>
      this.#hear(told, read),
    );
    if (this.#state.kind !== "importing") return;
    const why = signal.aborted ? "cancelled" : (problem?.detail ?? "");
    this.#set({ ...read, kind: "stopped", why, isBegun: this.#batches.length > 0 });
  }

  cancel = (): void => this.#stop.abort();

  /** Takes back all that came; says whether it could be. */
  async undo(): Promise<boolean> {
    while (this.#batches.length > 0) {
      const batch = this.#batches.at(-1) ?? "";
      const answer = await serverUndo(this.workspace, { batch });
      if (!answer.ok && answer.code !== "not_found") return false;
      this.#batches.pop(); // not_found: nothing of that try was written
    }
    this.#set({ kind: "undone" });
    return true;
  }

  #hear(told: Told, read: Read): void {
    switch (told.type) {
      case "begun":
        this.#batches.push(told.report.batch);
        return;
      case "written":
        this.#set({ ...read, kind: "importing", done: told.done, whole: told.whole });
        return;
      case "came":
        this.#set({ ...read, kind: "came", counts: told.counts });
        return;
      case "stopped":
        if (!told.is_begun) this.#batches.pop();
        this.#set({
          ...read,
          kind: "stopped",
          why: told.why,
          isBegun: this.#batches.length > 0,
        });
    }
  }

  #wanted = (file: File, chosen: Chosen): ToImport => ({
    workspace: this.workspace,
    file,
    chosen,
  });

  #set(state: ImportState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

let current: ImportRun | null = null;

/** The import of this tab into the workspace. */
export function importInto(workspace: string): ImportRun {
  if (current?.workspace !== workspace) {
    current?.cancel();
    current = new ImportRun(workspace);
  }
  return current;
}

export const useImport = (run: ImportRun): ImportState => useSyncExternalStore(run.listen, run.get);
