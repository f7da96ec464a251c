import * as Y from "yjs";
import type { Clock } from "../../../replica/clock.ts";
import { toBase64url } from "./base64url.ts";
import { applyUpdates, ELSEWHERE, openDocument, textIn, textOf } from "./document.ts";
import { spliceBetween } from "./splice.ts";

/** The server takes one text change a document and second. */
const PAUSE_MS = 1000;

/** What the server answers when an editor's updates no longer follow on what it has. */
const LOST_THREAD: ReadonlySet<string> = new Set(["text_gap", "text_client"]);

export interface TextPort {
  /** Which field's text it is. */
  readonly field: string;
  /** Hands an update (base64url) on; returns the id of the mutation, null if it was not taken. */
  readonly send: (update: string) => string | null;
  readonly clock: Pick<Clock, "after">;
  /** The document was made anew: bind the editor to `text` again. */
  readonly onRebuilt: () => void;
  /** Nothing is sent any more, until `resume`. */
  readonly onHeld: () => void;
}

/**
 * One editor's hand on a document: a Yjs client of its own, whose updates are gathered and sent at
 * most once a second, each starting where the last one ended.
 *
 * When the server has lost the thread, the document is made anew from what is confirmed, with a
 * new client, and what was typed is put into it again: no word is lost. Any other refusal holds
 * the session: typing goes on, nothing is sent until `resume`.
 */
export class TextSession {
  readonly #port: TextPort;
  #document = new Y.Doc();
  #undo: Y.UndoManager | null = null;
  #updates: readonly string[] = [];
  readonly #known = new Set<string>();
  #unsent: Uint8Array[] = [];
  #cancelTimer: (() => void) | null = null;
  /** Own mutations, by the document that they came from. */
  readonly #sent = new Map<string, Y.Doc>();
  #isHeld = false;

  constructor(updates: readonly string[], port: TextPort) {
    this.#port = port;
    this.#open(updates);
  }

  get text(): Y.Text {
    return textOf(this.#document, this.#port.field);
  }

  /** The editor's own: it takes back what was typed here, never what came from elsewhere. */
  get undo(): Y.UndoManager {
    this.#undo ??= new Y.UndoManager(this.text);
    return this.#undo;
  }

  /** Nothing is sent, since the server did not take what was. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** All updates that are known by now, own ones among them. */
  receive(updates: readonly string[]): void {
    this.#updates = updates;
    const fresh = updates.filter((update) => !this.#known.has(update));
    for (const update of fresh) this.#known.add(update);
    if (fresh.length > 0) applyUpdates(this.#document, fresh);
  }

  /** Whether a mutation is this session's; then what its refusal asks for is done. */
  refused(mutation: string, code: string): boolean {
    const document = this.#sent.get(mutation);
    if (!document) return false;
    this.#sent.delete(mutation);
    if (document !== this.#document) return true; // its words are in the new document already
    if (LOST_THREAD.has(code)) this.#rebuild();
    else this.#hold();
    return true;
  }

  /** Send again what was refused, as new words of a new client. */
  resume(): void {
    this.#isHeld = false;
    this.#rebuild();
  }

  /** Take up words that were refused earlier (base64url updates), as new words of this client. */
  recover(refused: readonly string[]): void {
    putIn(this.text, textIn([...this.#updates, ...refused], this.#port.field));
  }

  /** Make the text say this: an edit like any other, which the editor can take back. */
  take(words: string): void {
    this.#undo ??= new Y.UndoManager(this.text); // it must be there before what it takes back
    putIn(this.text, words);
  }

  /** Send what is gathered, now. */
  flush(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (this.#unsent.length === 0 || this.#isHeld) return;
    const update = toBase64url(Y.mergeUpdates(this.#unsent));
    this.#unsent = [];
    this.#known.add(update);
    const mutation = this.#port.send(update);
    if (mutation !== null) this.#sent.set(mutation, this.#document);
  }

  close(): void {
    this.flush();
    this.#undo?.destroy();
    this.#document.destroy();
  }

  #open(updates: readonly string[]): void {
    this.#updates = updates;
    this.#known.clear();
    for (const update of updates) this.#known.add(update);
    this.#document = openDocument(updates);
    this.#document.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== ELSEWHERE) this.#gather(update);
    });
  }

  #gather(update: Uint8Array): void {
    this.#unsent.push(update);
    if (this.#cancelTimer !== null || this.#isHeld) return;
    this.#cancelTimer = this.#port.clock.after(PAUSE_MS, () => this.flush());
  }

  #hold(): void {
    this.#isHeld = true;
    this.#port.onHeld();
  }

  #rebuild(): void {
    const kept = this.text.toJSON();
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#unsent = [];
    this.#undo?.destroy();
    this.#undo = null;
    this.#document.destroy();
    this.#open(this.#updates);
    putIn(this.text, kept);
    this.#port.onRebuilt();
  }
}

/** Make a text say this, by the one change that it takes. */
function putIn(text: Y.Text, words: string): void {
  const splice = spliceBetween(text.toJSON(), words);
  if (!splice) return;
  text.doc?.transact(() => {
    text.delete(splice.at, splice.remove);
    text.insert(splice.at, splice.insert);
  });
}
