import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import { editDescription } from "../../../commands/actions/task.ts";
import type { Task } from "../../../model/generated.ts";
import { realClock } from "../../../replica/clock.ts";
import { useReplica, useWorkspace } from "../../../replica/context.ts";
import { useRefused } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { mountEditor, type Editor } from "./editor.ts";
import type { RefusedText } from "./use-refused-text.ts";

export interface DescriptionEditorProps {
  readonly task: Task;
  /** All that are known, own ones among them. */
  readonly updates: readonly string[];
  /** Own ones that were refused before, to be taken up again. */
  readonly refused: readonly string[];
  /** An earlier version that is to stand again, or null. */
  readonly taken: string | null;
  /** What was typed here and refused meanwhile; given, since the panel around it has it already. */
  readonly held: RefusedText;
  readonly onDone: () => void;
}

/** The description under one's hands: what others type comes in as they do, what is typed is sent each second. */
export function DescriptionEditor(props: DescriptionEditorProps) {
  const { updates, held, onDone } = props;
  const host = useRef<HTMLDivElement>(null);
  const [isHeld, setIsHeld] = useState(false);
  const editor = useEditor(host, { ...props, onHeld: () => setIsHeld(true) });
  useNews(editor, updates);
  const resume = () => {
    setIsHeld(false);
    editor?.session.resume();
  };
  return (
    <div className="grid gap-2">
      {isHeld && <Held refused={held} onResume={resume} />}
      <div
        ref={host}
        className="rounded-sm border border-line-control bg-raised px-2.5 py-2 text-md outline-offset-1 focus-within:outline-(length:--focus-width) focus-within:outline-focus focus-within:outline-solid max-sm:text-lg"
      />
      <div className="flex items-center justify-between gap-2">
        <span className="text-xs text-subtle">{say("task.description-hint")}</span>
        <Button size="sm" keys="Escape" onClick={onDone}>
          {say("task.description-done")}
        </Button>
      </div>
    </div>
  );
}

interface EditorProps extends DescriptionEditorProps {
  readonly onHeld: () => void;
}

/** An editor in `host`, for as long as that is shown. */
function useEditor(host: RefObject<HTMLElement | null>, props: EditorProps): Editor | null {
  const { task, updates, refused, taken, onDone, onHeld } = props;
  const workspace = useWorkspace();
  const tellTyping = useTyping(task);
  const [editor, setEditor] = useState<Editor | null>(null);
  const mount = useEffectEvent((element: HTMLElement) =>
    mountEditor(element, {
      updates,
      refused,
      taken,
      onDone,
      onHeld,
      field: FIELD,
      clock: realClock,
      label: say("task.description"),
      placeholder: say("task.description-placeholder"),
      send: (update) => editDescription(workspace, task.id, update),
      onTyped: tellTyping,
    }),
  );
  const put = useEffectEvent(setEditor);
  useEffect(() => {
    if (!host.current) return;
    const mounted = mount(host.current);
    put(mounted);
    const flush = () => mounted.session.flush();
    document.addEventListener("visibilitychange", flush); // the last moment that a phone grants
    return () => {
      document.removeEventListener("visibilitychange", flush);
      mounted.destroy();
    };
  }, [host]);
  return editor;
}

const FIELD = "description";

/** Tells who has the board open that one writes here. */
function useTyping({ id, scope }: Task): () => void {
  const replica = useReplica();
  useEffect(() => () => replica.tellPresence({ scope, where: id }), [replica, scope, id]);
  return () => replica.tellPresence({ scope, where: id, typing: true });
}

/** Hands the editor what came from elsewhere, then what was refused of its own. */
function useNews(editor: Editor | null, updates: readonly string[]): void {
  const replica = useReplica();
  const tray = useRefused();
  useEffect(() => {
    if (!editor) return;
    const { session } = editor;
    session.receive(updates);
    for (const { mutation, code } of tray)
      if (session.refused(mutation.id, code) && !session.isHeld) replica.drop(mutation.id); // its words are on their way again
  }, [editor, updates, tray, replica]);
}

interface HeldProps {
  readonly refused: RefusedText;
  readonly onResume: () => void;
}

function Held({ refused, onResume }: HeldProps) {
  const resume = () => {
    refused.drop(); // all of it is sent again
    onResume();
  };
  return (
    <Banner
      tone="danger"
      title={say("task.description-held", { reason: refused.reason })}
      action={
        <Button size="sm" onClick={resume}>
          {say("task.description-resume")}
        </Button>
      }
    />
  );
}
