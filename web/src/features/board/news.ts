import type { Workspace } from "../../replica/workspace.ts";
import { say } from "../../strings/say.ts";
import { Store } from "./store.ts";

/** Others' moves are told this seldom at most: who listens works too. */
const QUIET_MS = 5000;

/** What others do to the board, in words for a screen reader. */
export class News {
  readonly words = new Store("");
  readonly #workspace: Workspace;
  readonly #now: () => number;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(workspace: Workspace, now: () => number = () => performance.now()) {
    this.#workspace = workspace;
    this.#now = now;
  }

  moved(task: string, person: string): void {
    if (this.#now() - this.#toldAt < QUIET_MS) return;
    const { id, view } = this.#workspace;
    const row = view.row("task", task);
    const column = row?.parent == null ? undefined : view.row("column", row.parent);
    const mover = view.childRows("member", id).find((member) => member.person === person);
    if (!row || !column) return;
    this.#toldAt = this.#now();
    const name = mover?.name ?? say("board.someone");
    this.words.set(say("board.news-moved", { name, title: row.title, column: column.name }));
  }
}
