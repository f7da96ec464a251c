import { Copy, Eye, Link, Maximize2, MoveRight, Trash2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Avatar } from "../src/ui/avatar.tsx";
import { Button } from "../src/ui/button.tsx";
import { Icon } from "../src/ui/icon.tsx";
import { LabelDot } from "../src/ui/label-chip.tsx";
import type { Anchor } from "../src/ui/anchor.ts";
import { DatePicker, Dialog, Menu, Palette, Picker, Popover } from "../src/ui/overlays.tsx";
import { labels, people, today } from "./sample.ts";

const asked = new URLSearchParams(location.search).get("open");

export function MenusScene() {
  return (
    <div className="grid min-h-dvh grid-cols-3 content-start gap-3 bg-surface p-5">
      <Opened name="menu">
        {(open, anchor, close) => <TaskMenu {...{ open, anchor, close }} />}
      </Opened>
      <Opened name="labels">
        {(open, anchor, close) => <Labels {...{ open, anchor, close }} />}
      </Opened>
      <Opened name="people">
        {(open, anchor, close) => <People {...{ open, anchor, close }} />}
      </Opened>
      <Opened name="date">{(open, anchor, close) => <Due {...{ open, anchor, close }} />}</Opened>
      <Opened name="popover">
        {(open, anchor, close) => (
          <Popover open={open} anchor={anchor} label="Share" onClose={close} width="wide">
            <p className="p-2">Anyone with the link can read. No names, no comments.</p>
          </Popover>
        )}
      </Opened>
      <Opened name="dialog">
        {(open, _, close) => (
          <Dialog
            open={open}
            title="Delete “Kiosk trial 2025” for good?"
            detail="112 tasks and 40 files. Not even an admin can bring them back."
            onClose={close}
            actions={
              <>
                <Button onClick={close}>Keep it</Button>
                <Button tone="danger">Delete for good</Button>
              </>
            }
          />
        )}
      </Opened>
      <Opened name="palette">{(open, _, close) => <Commands open={open} close={close} />}</Opened>
    </div>
  );
}

interface Part {
  readonly open: boolean;
  readonly anchor: Anchor | null;
  readonly close: () => void;
}

interface OpenedProps {
  readonly name: string;
  readonly children: (open: boolean, anchor: Anchor | null, close: () => void) => ReactNode;
}

/** Opens by its button, or from the start by `?open=name`. */
function Opened({ name, children }: OpenedProps) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(asked === name);
  return (
    <div>
      <Button ref={setButton} onClick={() => setOpen(true)}>
        {name}
      </Button>
      {button && children(open, button, () => setOpen(false))}
    </div>
  );
}

function TaskMenu({ open, anchor, close }: Part) {
  return (
    <Menu
      open={open}
      anchor={anchor}
      label="Task TIX-142"
      onClose={close}
      onChoose={close}
      groups={[
        {
          items: [
            { id: "open", label: "Open", icon: Maximize2, keys: "Enter" },
            { id: "move", label: "Move to…", icon: MoveRight, keys: "m" },
            { id: "copy", label: "Duplicate", icon: Copy },
            { id: "link", label: "Copy link", icon: Link, keys: "y" },
            {
              id: "watch",
              label: "Watch",
              icon: Eye,
              keys: "w",
              unavailable: "You are assigned, so you watch it",
            },
          ],
        },
        { items: [{ id: "trash", label: "Move to trash", icon: Trash2, keys: "#", danger: true }] },
      ]}
    />
  );
}

function Labels({ open, anchor, close }: Part) {
  const [chosen, setChosen] = useState<readonly string[]>(["Scanner", "Bug"]);
  return (
    <Picker
      open={open}
      anchor={anchor}
      label="Labels"
      placeholder="Label"
      options={Object.values(labels).map((label) => ({
        id: label.id,
        label: label.name,
        mark: <LabelDot hue={label.hue} />,
      }))}
      chosen={chosen}
      onToggle={(id) =>
        setChosen(chosen.includes(id) ? chosen.filter((kept) => kept !== id) : [...chosen, id])
      }
      onCreate={(name) => setChosen([...chosen, name])}
      onClose={close}
    />
  );
}

function People({ open, anchor, close }: Part) {
  return (
    <Picker
      open={open}
      anchor={anchor}
      label="Assign"
      placeholder="Name"
      options={Object.values(people).map((person) => ({
        id: person.id,
        label: person.name,
        mark: <Avatar person={person} named />,
      }))}
      chosen={[people.yuki.id]}
      single
      onToggle={close}
      onClose={close}
      foot={<Button tone="ghost">Invite someone</Button>}
    />
  );
}

function Due({ open, anchor, close }: Part) {
  const [day, setDay] = useState<string | null>("2026-12-04");
  return (
    <DatePicker
      open={open}
      anchor={anchor}
      label="Due"
      value={day}
      today={today}
      onPick={setDay}
      onClose={close}
    />
  );
}

function Commands({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const [query, setQuery] = useState("mo");
  return (
    <Palette
      open={open}
      query={query}
      onQuery={setQuery}
      placeholder="Search or go to"
      context="2 selected"
      note="Works offline: 2,318 tasks on this device"
      onChoose={close}
      onClose={close}
      groups={[
        {
          label: "Do",
          items: [
            {
              id: "1",
              label: "Move to column…",
              keys: "m",
              mark: <Icon of={MoveRight} className="text-muted" />,
            },
            {
              id: "2",
              label: "Move to another board…",
              mark: <Icon of={MoveRight} className="text-muted" />,
            },
          ],
        },
        {
          label: "Tasks",
          items: [
            {
              id: "3",
              label: "Move stored cards to the new payment provider",
              detail: "TIX-160 In progress",
            },
          ],
        },
      ]}
    />
  );
}
