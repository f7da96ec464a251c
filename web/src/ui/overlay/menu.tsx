import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import { Fragment } from "react";
import { classNames } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { Kbd } from "../kbd.tsx";
import { ariaKeys, onApple, type Keys } from "../keys.ts";
import { ITEM, ITEM_LABEL, LINE, POPUP, POSITIONER, SHEET_SCRIM } from "./surface.ts";
import type { Anchor } from "../anchor.ts";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: Keys | undefined;
  readonly danger?: boolean;
  /** For an item that is one of several states. */
  readonly checked?: boolean | undefined;
  /** Why it can't be chosen now; shown as its tooltip. */
  readonly unavailable?: string | undefined;
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  readonly open: boolean;
  readonly anchor: Anchor | null;
  /** What the menu is of: "Task TIX-142". */
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** One menu a board, opened on whatever was asked; a bottom sheet on phones. */
export function Menu({ open, anchor, label, groups, onChoose, onClose }: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} modal={false}>
      <Base.Portal>
        <Base.Backdrop className={SHEET_SCRIM} />
        <Base.Positioner anchor={anchor} align="start" sideOffset={4} className={POSITIONER}>
          <Base.Popup aria-label={label} className={`${POPUP} min-w-59`}>
            {groups.map((group, index) => (
              <Fragment key={group.label ?? index}>
                {index > 0 && <Base.Separator className={LINE} />}
                <Base.Group>
                  {group.label !== undefined && (
                    <Base.GroupLabel className={ITEM_LABEL}>{group.label}</Base.GroupLabel>
                  )}
                  {group.items.map((item) => (
                    <Item key={item.id} item={item} onChoose={onChoose} />
                  ))}
                </Base.Group>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ItemProps {
  readonly item: MenuItem;
  readonly onChoose: (id: string) => void;
}

function Item({ item, onChoose }: ItemProps) {
  return (
    <Base.Item
      disabled={item.unavailable !== undefined}
      data-tip={item.unavailable}
      aria-keyshortcuts={ariaKeys(item.keys, onApple)}
      onClick={() => onChoose(item.id)}
      className={classNames(ITEM, item.danger === true && "text-danger-ink")}
    >
      {item.icon && (
        <Icon of={item.icon} className={item.danger === true ? undefined : "text-muted"} />
      )}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.checked === true && <Icon of={Check} className="text-accent-ink" />}
      {item.keys !== undefined && <Kbd keys={item.keys} />}
    </Base.Item>
  );
}
