import { useEffect } from "react";
import { moveTasks } from "../../../commands/actions/task.ts";
import { desk } from "../../../commands/desk.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay } from "../../../replica/hooks.ts";
import type { Workspace } from "../../../replica/workspace.ts";
import { askMenu } from "../asked/ask.ts";
import type { BoardTools } from "../board-tools.tsx";
import type { Carry, DragState, Point } from "./drag.ts";
import { carriedWith, isSamePlace, placeAmong } from "./drop-place.ts";
import { dragByMouse, dragByTouch } from "./load-hands.ts";

/** Lets mouse and fingers carry the board's cards, for who may move them. */
export function useDrag(tools: BoardTools): void {
  const workspace = useWorkspace();
  const mayMove = useMay("task.move", tools.board) === true;
  useEffect(() => {
    const board = tools.root.get();
    if (!board || !mayMove) return undefined;
    const options = {
      board,
      drag: tools.drag,
      carryOf: (card: HTMLElement, point: Point) => carryFrom(workspace, tools.board, card, point),
      onDrop: (state: DragState) => putDown(workspace, tools, state),
    };
    const stopTouch = dragByTouch({
      ...options,
      onHold: (card) => askMenu(card.dataset["task"] ?? "", card),
      onTouch: tools.isTouched.set,
    });
    const stopMouse = dragByMouse(options);
    tools.mayMove.set(true);
    return () => {
      tools.mayMove.set(false);
      stopTouch();
      stopMouse();
    };
  }, [tools, workspace, mayMove]);
}

function carryFrom(
  { view }: Workspace,
  board: string,
  card: HTMLElement,
  { x, y }: Point,
): Carry | null {
  const lifted = card.dataset["task"];
  if (lifted === undefined) return null;
  const inOrder = view.children("column", board).flatMap((id) => view.children("task", id));
  const { left, top, width, height } = card.getBoundingClientRect();
  return {
    tasks: carriedWith(lifted, desk.get().selected, inOrder),
    lifted,
    card,
    box: { width, height },
    grip: { x: x - left, y: y - top },
  };
}

/** Moves what was carried; where nothing would change, the card only glides back. */
function putDown(workspace: Workspace, { drag, flip }: BoardTools, state: DragState): void {
  const { carry, over } = state;
  if (!carry) return;
  const { x, y } = drag.point.get();
  flip.startFrom([carry.lifted], { column: "", left: x - carry.grip.x, top: y - carry.grip.y });
  if (!over) return;
  const ids = drag.idsOf(over.column);
  const staying = ids.filter((id) => !carry.tasks.includes(id));
  if (isSamePlace(ids, carry.tasks, over.index)) return;
  moveTasks(workspace, carry.tasks, { column: over.column, at: placeAmong(staying, over.index) });
}
