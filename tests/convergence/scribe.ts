// Hands on documents: the real text session of the editor, without an editor.
import type { Clock } from "../../web/src/replica/clock.ts";
import type { Replica } from "../../web/src/replica/replica.ts";
import { textTopic } from "../../web/src/replica/stream-replica.ts";
import { editDescription } from "../../web/src/commands/actions/task.ts";
import { TextSession } from "../../web/src/features/task/description/text-session.ts";

import { NO_TEXTS } from "./poison.ts";

const FIELD = "description";
const LONGEST = 400;

export class Scribe {
  readonly #replica: Replica;
  readonly #workspace: string;
  readonly #clock: Clock;
  readonly #sessions = new Map<string, TextSession>();

  constructor(replica: Replica, workspace: string, clock: Clock) {
    this.#replica = replica;
    this.#workspace = workspace;
    this.#clock = clock;
  }

  /** Put a word somewhere into a task's description, or take some out. */
  write(task: string, word: string, at: number, removes: number): void {
    const { text } = this.#session(task);
    const from = Math.floor(at * text.length);
    text.doc?.transact(() => {
      if (removes > 0.7 || text.length > LONGEST)
        text.delete(from, Math.min(5, text.length - from));
      text.insert(from, word);
    });
  }

  refused(mutation: string, code: string): void {
    for (const session of this.#sessions.values()) if (session.refused(mutation, code)) return;
  }

  #session(task: string): TextSession {
    const known = this.#sessions.get(task);
    if (known) return known;
    const workspace = this.#replica.workspace(this.#workspace);
    // No editor makes what is no text, and none could show it.
    const updates = () =>
      workspace.view.text(task, FIELD).filter((update) => !NO_TEXTS.includes(update));
    const session = new TextSession(updates(), {
      field: FIELD,
      send: (update) => editDescription(workspace, task, update),
      clock: this.#clock,
      onRebuilt: () => undefined,
      onHeld: () => undefined,
    });
    this.#replica.topics.listen(textTopic(task, FIELD), () => session.receive(updates()));
    this.#sessions.set(task, session);
    return session;
  }
}
