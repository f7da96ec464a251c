/** Which value was pointed at: the page marks its values, and one listener finds them. */

export interface AskedValue {
  readonly row: string;
  /** Null for the row as a whole. */
  readonly field: string | null;
  readonly anchor: Element;
  /** Why it can't be changed, where that is what the control says. */
  readonly reason: string | null;
}

/** `data-value` names the field, `data-task` or `data-row` the row; a picker's chip names it by what it asks. */
export function valueAt(target: Element): AskedValue | null {
  const row = target.closest("[data-row],[data-task]");
  const id = row?.getAttribute("data-row") ?? row?.getAttribute("data-task");
  if (!row || id == null) return null;
  const value = target.closest("[data-value],[data-ask]");
  const isInside = value !== null && row.contains(value);
  const anchor = isInside ? value : row;
  const off = target.closest("[aria-disabled='true']");
  return {
    row: id,
    field: isInside ? fieldOf(value) : null,
    anchor,
    reason: off?.getAttribute("data-tip") ?? null,
  };
}

const fieldOf = (element: Element): string | null =>
  element.getAttribute("data-value") ?? FIELDS[element.getAttribute("data-ask") ?? ""] ?? null;

const FIELDS: Readonly<Record<string, string>> = {
  column: "parent",
  priority: "priority",
  due: "due",
  assignees: "assignees",
  labels: "labels",
};
