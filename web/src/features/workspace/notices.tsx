import { useEffect, useRef, useState } from "react";
import { useDesk } from "../../commands/desk.ts";
import { useRun } from "../../commands/run.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useSyncStatus, useUndoable } from "../../replica/hooks.ts";
import "../../strings/en/notices.ts";
import { say } from "../../strings/say.ts";
import { Toast, type ToastMessage } from "../../ui/toast.tsx";
import { editWords } from "./edit-words.ts";

/** One notice at a time: what was just done, with the way back; that changes were sent; that one was refused. */
export function Notices() {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  useEditNotice(setMessage);
  useToldNotice(setMessage);
  useSyncNotice(setMessage);
  return <Toast message={message} onClose={() => setMessage(null)} />;
}

type Show = (message: ToastMessage) => void;

function useEditNotice(show: Show): void {
  const { fresh, undo, redo } = useUndoable();
  const { view } = useWorkspace();
  const run = useRun();
  useEffect(() => {
    if (!fresh) return;
    const action = { label: say("workspace.undo"), keys: "z", run: () => void run("edit.undo") };
    show({ id: fresh.id, text: editWords(fresh, view), action });
  }, [fresh, view, run, show]);
  useEffect(() => {
    if (fresh || redo === null) return;
    const action = {
      label: say("workspace.redo"),
      keys: "shift+z",
      run: () => void run("edit.redo"),
    };
    show({ id: `undone ${undo ?? ""} ${redo}`, text: say("notices.undone"), action });
  }, [fresh, undo, redo, run, show]);
}

/** What a command did that shows nowhere else. */
function useToldNotice(show: Show): void {
  const notice = useDesk((state) => state.notice);
  useEffect(() => {
    if (!notice) return;
    const { text, undo } = notice;
    show({
      id: `told ${String(Date.now())}`,
      text,
      action: undo && { label: say("workspace.undo"), run: undo },
    });
  }, [notice, show]);
}

/** Back online, and what was not accepted: the two moments at which someone may have worried. */
function useSyncNotice(show: Show): void {
  const { person } = useReplica();
  const { state, pending, refused } = useSyncStatus();
  const before = useRef({ state, pending, refused, kept: 0 });
  useEffect(() => {
    const was = before.current;
    const kept = state === "offline" ? pending : was.kept;
    if (refused > was.refused) {
      show({
        id: `refused ${refused} ${person}`,
        text: say("parts.sync-refused", { n: refused - was.refused }),
      });
    } else if (state === "saved" && kept > 0) {
      show({ id: `sent ${String(Date.now())}`, text: say("notices.sent", { n: kept }) });
    }
    before.current = { state, pending, refused, kept: state === "saved" ? 0 : kept };
  }, [state, pending, refused, person, show]);
}
