/** The board as keys walk over it: columns from left to right, their tasks from top to bottom. Pure. */
import type { Carrying } from "./desk.ts";

export interface GridColumn {
  readonly id: string;
  readonly tasks: readonly string[];
}

export type Direction = "up" | "down" | "left" | "right";

/** The task that a step leads to; the first of the board from nowhere, null where there is none. */
export function stepFrom(
  grid: readonly GridColumn[],
  focus: string | null,
  direction: Direction,
): string | null {
  const at = grid.findIndex(({ tasks }) => focus !== null && tasks.includes(focus));
  const here = grid[at];
  if (!here || focus === null) return grid.find(({ tasks }) => tasks.length > 0)?.tasks[0] ?? null;
  const row = here.tasks.indexOf(focus);
  if (direction === "up") return here.tasks[row - 1] ?? focus;
  if (direction === "down") return here.tasks[row + 1] ?? focus;
  const beside = direction === "left" ? grid.slice(0, at).reverse() : grid.slice(at + 1);
  const next = beside.find(({ tasks }) => tasks.length > 0);
  return next?.tasks[Math.min(row, next.tasks.length - 1)] ?? focus;
}

/** Lift tasks: they are carried from where the first of them stands. */
export function lift(grid: readonly GridColumn[], tasks: readonly string[]): Carrying | null {
  const [first] = tasks;
  const column = grid.find((each) => first !== undefined && each.tasks.includes(first));
  if (!column || first === undefined) return null;
  const above = column.tasks.slice(0, column.tasks.indexOf(first));
  return { tasks, column: column.id, index: above.filter((id) => !tasks.includes(id)).length };
}

/** Carry one step, or with `toEnd` as far as it goes. Empty columns count here. */
export function carry(
  grid: readonly GridColumn[],
  carrying: Carrying,
  direction: Direction,
  toEnd: boolean,
): Carrying {
  const at = grid.findIndex(({ id }) => id === carrying.column);
  const room = (column: GridColumn | undefined): number => stayingIn(column, carrying.tasks);
  switch (direction) {
    case "up":
      return { ...carrying, index: toEnd ? 0 : Math.max(0, carrying.index - 1) };
    case "down":
      return {
        ...carrying,
        index: toEnd ? room(grid[at]) : Math.min(room(grid[at]), carrying.index + 1),
      };
    case "left":
    case "right": {
      const last = grid.length - 1;
      const ends = direction === "left" ? 0 : last;
      const step = direction === "left" ? Math.max(0, at - 1) : Math.min(last, at + 1);
      const column = grid[toEnd ? ends : step];
      if (!column || column.id === carrying.column) return carrying;
      return { ...carrying, column: column.id, index: Math.min(carrying.index, room(column)) };
    }
  }
}

/** How many tasks of a column are not carried; not listed, for columns are long and this is every key's. */
export const stayingIn = (column: GridColumn | undefined, carried: readonly string[]): number =>
  column ? column.tasks.length - carried.filter((id) => column.tasks.includes(id)).length : 0;

/** The task behind which what is carried would stand; null at the head. */
export function neighbourOf(grid: readonly GridColumn[], carrying: Carrying): string | null {
  const column = grid.find(({ id }) => id === carrying.column);
  const others = column?.tasks.filter((id) => !carrying.tasks.includes(id)) ?? [];
  return others[carrying.index - 1] ?? null;
}
