import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { say } from "../../strings/say.ts";
import { highlight } from "../highlight.ts";
import { Icon } from "../icon.tsx";
import { Kbd } from "../kbd.tsx";
import type { Keys } from "../keys.ts";
import { DIALOG, SCRIM } from "./surface.ts";

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly mark?: ReactNode;
  /** At the end of the line, quieter: "TIX-160 In progress". */
  readonly detail?: string | undefined;
  readonly keys?: Keys | undefined;
}

export interface PaletteGroup {
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

export interface PaletteProps {
  readonly open: boolean;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What answers the query, best first; the caller searches. */
  readonly groups: readonly PaletteGroup[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
  readonly placeholder: string;
  /** What the acts will act on: "2 selected". */
  readonly context?: string | undefined;
  /** At the foot: "Works offline: 2,318 tasks on this device". */
  readonly note?: string | undefined;
}

interface Group {
  readonly value: string;
  readonly items: PaletteItem[];
}

/** Everything by name: acts, tasks, places. */
export function Palette(props: PaletteProps) {
  const { open, query, onQuery, groups, onChoose, onClose, placeholder } = props;
  const items: Group[] = groups
    .filter((group) => group.items.length > 0)
    .map((group) => ({ value: group.label, items: [...group.items] }));
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={SCRIM} />
        <Dialog.Viewport className="fixed inset-0 z-(--z-dialog) flex items-start justify-center px-3 pt-28 pb-4 max-sm:p-0">
          <Dialog.Popup
            aria-label={placeholder}
            className={`${DIALOG} flex max-h-full w-full max-w-160 flex-col overflow-hidden max-sm:h-full max-sm:rounded-none max-sm:border-0`}
          >
            <Autocomplete.Root
              inline
              open
              mode="none"
              filter={null}
              autoHighlight="always"
              items={items}
              value={query}
              onValueChange={(text, change) => change.reason === "input-change" && onQuery(text)}
            >
              <Top context={props.context} placeholder={placeholder} />
              <Autocomplete.Empty className="text-subtle not-empty:p-4">
                {say("parts.nothing-matches")}
              </Autocomplete.Empty>
              <Autocomplete.List className="flex-1 scroll-py-2 overflow-y-auto overscroll-contain not-empty:p-1.5">
                {(group: Group) => (
                  <Autocomplete.Group key={group.value} items={group.items}>
                    <Autocomplete.GroupLabel className="px-2.5 pt-2.5 pb-1.5 text-xs text-subtle">
                      {group.value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: PaletteItem) => (
                        <Row key={item.id} item={item} query={query} onChoose={onChoose} />
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
            <Foot note={props.note} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Top({
  context,
  placeholder,
}: {
  readonly context: string | undefined;
  readonly placeholder: string;
}) {
  return (
    <div className="flex h-13 flex-none items-center gap-2.5 border-b border-line px-4">
      <Icon of={Search} className="text-subtle" />
      {context !== undefined && (
        <span className="flex-none rounded-full bg-sunken px-2 py-0.5 text-xs font-medium">
          {context}
        </span>
      )}
      <Autocomplete.Input
        aria-label={placeholder}
        placeholder={placeholder}
        className="min-w-0 flex-1 self-stretch bg-transparent text-lg outline-none"
      />
      <Dialog.Close className="touch-target rounded-sm">
        <Kbd keys="Escape" />
        <span className="text-muted not-coarse:sr-only">{say("parts.close")}</span>
      </Dialog.Close>
    </div>
  );
}

interface RowProps {
  readonly item: PaletteItem;
  readonly query: string;
  readonly onChoose: (id: string) => void;
}

function Row({ item, query, onChoose }: RowProps) {
  return (
    <Autocomplete.Item
      value={item}
      onClick={() => onChoose(item.id)}
      className="flex h-row items-center gap-2.5 rounded-sm px-2.5 outline-none select-none data-highlighted:bg-accent-soft coarse:h-touch forced:data-highlighted:outline"
    >
      {item.mark}
      <bdi className="min-w-0 flex-1 truncate">
        {highlight(item.label, query).map((piece, index) =>
          piece.hit ? (
            <mark
              key={index}
              className="bg-transparent font-strong text-inherit underline decoration-accent-line decoration-2 underline-offset-3"
            >
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </bdi>
      {item.detail !== undefined && (
        <span className="flex-none text-xs text-subtle">{item.detail}</span>
      )}
      {item.keys !== undefined && <Kbd keys={item.keys} />}
    </Autocomplete.Item>
  );
}

function Foot({ note }: { readonly note: string | undefined }) {
  return (
    <div className="flex h-9 flex-none items-center gap-4 border-t border-line px-4 text-xs text-subtle coarse:hidden">
      <span className="inline-flex items-center gap-1.25">
        <Kbd keys="ArrowUp ArrowDown" /> {say("parts.key-choose")}
      </span>
      <span className="inline-flex items-center gap-1.25">
        <Kbd keys="Enter" /> {say("parts.key-run")}
      </span>
      {note !== undefined && <span className="ms-auto truncate">{note}</span>}
    </div>
  );
}
