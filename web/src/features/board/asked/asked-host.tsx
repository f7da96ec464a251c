import { Suspense, useState } from "react";
import { desk, useDesk, type Asked } from "../../../commands/desk.ts";
import type { Anchor } from "../../../ui/anchor.ts";
import { anchorOf, forgetPointer } from "./ask.ts";
import { AssigneePicker } from "./assignee-picker.tsx";
import { ColumnPicker } from "./column-picker.tsx";
import { DuePicker } from "./due-picker.tsx";
import { LabelPicker } from "./label-picker.tsx";
import { PriorityPicker } from "./priority-picker.tsx";
import { patiently } from "../../../ui/patiently.ts";
import { TaskMenu } from "./task-menu.tsx";

const BoardMenu = patiently(async () => (await import("../settings/board-menu.tsx")).BoardMenu);
const BoardSettings = patiently(
  async () => (await import("../settings/board-settings.tsx")).BoardSettings,
);
const Archive = patiently(async () => (await import("../archive/archive.tsx")).Archive);
const Sharing = patiently(async () => (await import("../sharing/sharing.tsx")).Sharing);

const NOTHING: readonly string[] = [];

/** The board's one menu and its pickers: whatever asks, by key, menu, press or panel, is answered here. */
export function AskedHost({ board }: { readonly board: string }) {
  const asked = useDesk((state) => state.asked);
  const [last, setLast] = useState<{ asked: Asked; anchor: Anchor | null } | null>(null);
  // What was asked stays known while its popup fades out.
  if (asked !== null && asked !== last?.asked) setLast({ asked, anchor: anchorOf(asked) });
  const props = (part: Asked["part"]) => ({
    tasks: last?.asked.part === part ? last.asked.tasks : NOTHING,
    open: asked?.part === part,
    anchor: last?.anchor ?? null,
    onClose: () => {
      forgetPointer();
      if (desk.get().asked?.part === part) desk.set({ asked: null });
    },
  });
  return (
    <>
      <TaskMenu {...props("menu")} />
      <LabelPicker board={board} {...props("labels")} />
      <AssigneePicker {...props("assignees")} />
      <DuePicker {...props("due")} />
      <PriorityPicker {...props("priority")} />
      <ColumnPicker board={board} {...props("column")} />
      {last?.asked.part === "board-menu" && (
        <Suspense fallback={null}>
          <BoardMenu board={board} {...props("board-menu")} />
        </Suspense>
      )}
      {last?.asked.part === "board-settings" && (
        <Suspense fallback={null}>
          <BoardSettings board={board} {...props("board-settings")} />
        </Suspense>
      )}
      {last?.asked.part === "archive" && (
        <Suspense fallback={null}>
          <Archive board={board} {...props("archive")} />
        </Suspense>
      )}
      {last?.asked.part === "sharing" && (
        <Suspense fallback={null}>
          <Sharing board={board} {...props("sharing")} />
        </Suspense>
      )}
    </>
  );
}
