import type { Anchor } from "../../../ui/anchor.ts";
import { say } from "../../../strings/say.ts";
import { Popover } from "../../../ui/overlays.tsx";
import { LabelList } from "../labels/label-list.tsx";

export interface LabelEditorProps {
  readonly board: string;
  readonly open: boolean;
  readonly anchor: Anchor | null;
  readonly onClose: () => void;
}

/** All labels of the board, each with its name and colour to change. */
export const LabelEditor = ({ board, ...popup }: LabelEditorProps) => (
  <Popover {...popup} label={say("board.edit-labels")}>
    <LabelList board={board} />
  </Popover>
);
