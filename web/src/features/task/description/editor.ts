/**
 * CodeMirror over a TextSession, in a shadow root: there it adopts its styles, which the content
 * policy would not let it write into the page.
 */
import { defaultKeymap } from "@codemirror/commands";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { yCollab, yUndoManagerKeymap } from "y-codemirror.next";
import { TextSession, type TextPort } from "./text-session.ts";

export interface EditorOptions extends Omit<TextPort, "onRebuilt"> {
  readonly updates: readonly string[];
  /** Refused before, to be taken up again. */
  readonly refused: readonly string[];
  /** What the text is to say from now on; null to begin with what it says. */
  readonly taken: string | null;
  /** Its name for a screen reader. */
  readonly label: string;
  readonly placeholder: string;
  readonly onDone: () => void;
  readonly onTyped: () => void;
}

export interface Editor {
  readonly session: TextSession;
  readonly destroy: () => void;
}

/** Puts an editor into `host` and the focus into the editor. */
export function mountEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const session: TextSession = new TextSession(options.updates, {
    ...options,
    onRebuilt: () => view.setState(stateOf(session, options, view.state.selection.main.head)),
  });
  if (options.refused.length > 0) session.recover(options.refused);
  if (options.taken !== null) session.take(options.taken);
  const view = new EditorView({ root, parent: root, state: stateOf(session, options) });
  view.focus();
  return {
    session,
    destroy: () => {
      view.destroy();
      session.close();
    },
  };
}

/** The caret stands at the end, or where it stood. */
function stateOf(session: TextSession, options: EditorOptions, caret?: number): EditorState {
  const text = session.text.toJSON();
  return EditorState.create({
    doc: text,
    selection: { anchor: Math.min(caret ?? text.length, text.length) },
    extensions: extensionsOf(session, options),
  });
}

function extensionsOf(session: TextSession, options: EditorOptions): Extension {
  return [
    yCollab(session.text, null, { undoManager: session.undo }),
    keymap.of([
      { key: "Escape", run: done(options) },
      { key: "Mod-Enter", run: done(options) },
      ...yUndoManagerKeymap,
      ...defaultKeymap,
    ]),
    EditorView.updateListener.of(({ docChanged }) => docChanged && options.onTyped()),
    EditorView.domEventHandlers({ keydown: keepToItself }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      "aria-label": options.label,
      "aria-multiline": "true",
      autocapitalize: "sentences",
      spellcheck: "true",
    }),
    EditorView.perLineTextDirection.of(true),
    placeholder(options.placeholder),
    look,
  ];
}

const done =
  ({ onDone }: EditorOptions) =>
  (): boolean => {
    onDone();
    return true;
  };

/** The page sees the shadow root's host as what a key was pressed on, not a text field: only chords may reach it. */
function keepToItself(event: KeyboardEvent): false {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  return false;
}

const look = EditorView.theme({
  "&": { color: "var(--text)", fontSize: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit" },
  ".cm-content": { padding: "0", caretColor: "var(--text)", minHeight: "6lh" },
  ".cm-line": { padding: "0", textAlign: "start", unicodeBidi: "plaintext" },
  ".cm-placeholder": { color: "var(--text-subtle)" },
  ".cm-content ::selection": { background: "var(--accent-soft)" },
});
