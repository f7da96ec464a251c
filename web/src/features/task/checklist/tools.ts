/** What the menu of the checklists is opened on. */
export type MenuOf =
  | { readonly kind: "checklist"; readonly id: string }
  | { readonly kind: "check_item"; readonly id: string; readonly checklist: string };

/** What a checklist and its items ask of what holds them all. */
export interface ChecklistTools {
  /** Type over the name of a checklist or item; null: no more. */
  readonly rename: (id: string | null) => void;
  readonly move: (checklist: string, item: string, step: -1 | 1) => void;
  readonly openMenu: (of: MenuOf, anchor: Element) => void;
}
