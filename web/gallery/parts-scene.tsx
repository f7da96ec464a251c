import { Kanban, List, Share2, Trash2 } from "lucide-react";
import { useState } from "react";
import { AvatarStack } from "../src/ui/avatar-stack.tsx";
import { Avatar, NoAvatar } from "../src/ui/avatar.tsx";
import { Badge } from "../src/ui/badge.tsx";
import { BoardMark } from "../src/ui/board-mark.tsx";
import { Button } from "../src/ui/button.tsx";
import { CairnMark } from "../src/ui/cairn-mark.tsx";
import { Card } from "../src/ui/card.tsx";
import { Checkbox } from "../src/ui/checkbox.tsx";
import { DueChip } from "../src/ui/due-chip.tsx";
import { Field } from "../src/ui/field.tsx";
import { HUES } from "../src/ui/hue.ts";
import { IconButton } from "../src/ui/icon-button.tsx";
import { Input } from "../src/ui/input.tsx";
import { Kbd } from "../src/ui/kbd.tsx";
import { LabelChip, LabelDot } from "../src/ui/label-chip.tsx";
import { Pill } from "../src/ui/pill.tsx";
import { priorityWords, PriorityStones, type Priority } from "../src/ui/priority-stones.tsx";
import { ProgressBar } from "../src/ui/progress-bar.tsx";
import { PropertyChip } from "../src/ui/property-chip.tsx";
import { Radio } from "../src/ui/radio.tsx";
import { Segmented } from "../src/ui/segmented.tsx";
import { Switch } from "../src/ui/switch.tsx";
import { SyncStatus } from "../src/ui/sync-status.tsx";
import { Textarea } from "../src/ui/textarea.tsx";
import { Box, Line } from "./box.tsx";
import { labels, people, scanner, today } from "./sample.ts";

const PRIORITIES: readonly Priority[] = ["none", "low", "medium", "high", "urgent"];

export function PartsScene() {
  return (
    <div className="grid gap-3 bg-surface p-5 sm:grid-cols-2 lg:grid-cols-3">
      <Buttons />
      <Fields />
      <Choices />
      <Cards />
      <PeopleAndMarks />
      <Chips />
    </div>
  );
}

function Buttons() {
  return (
    <Box title="Buttons">
      {(["primary", "secondary", "ghost", "danger"] as const).map((tone) => (
        <Line key={tone}>
          <Button tone={tone}>New task</Button>
          <Button tone={tone} keys="c">
            New task
          </Button>
          <Button tone={tone} disabled>
            New task
          </Button>
          <Button tone={tone} busy>
            Saving
          </Button>
        </Line>
      ))}
      <Line>
        <Button size="sm">Small</Button>
        <Button icon={Share2}>Share</Button>
        <Button size="lg" tone="primary">
          Large
        </Button>
        <Button unavailable="Only managers of this board may share it">Share</Button>
        <IconButton icon={Trash2} label="Move to trash" keys="#" />
        <IconButton icon={Trash2} label="Move to trash" size="sm" />
        <IconButton icon={List} label="List" pressed />
      </Line>
    </Box>
  );
}

function Fields() {
  return (
    <Box title="Fields">
      <Field label="Label name" hint="Seen by everyone on this board.">
        {(control) => <Input {...control} placeholder="Label name" />}
      </Field>
      <Field label="Label name" error="There is already a label named Fares.">
        {(control) => <Input {...control} defaultValue="Fares" />}
      </Field>
      <Input aria-label="Read only" disabled defaultValue="Read only" />
      <Textarea aria-label="Comment" placeholder="Write a comment" />
    </Box>
  );
}

function Choices() {
  const [view, setView] = useState<"board" | "list">("board");
  return (
    <Box title="Choices">
      <Line>
        <Checkbox aria-label="Off" />
        <Checkbox aria-label="On" defaultChecked />
        <Checkbox aria-label="Some" mixed />
        <Checkbox aria-label="Disabled" disabled />
        <Radio name="r" aria-label="Off" />
        <Radio name="r" aria-label="On" defaultChecked />
        <Switch aria-label="Off" />
        <Switch aria-label="On" defaultChecked />
      </Line>
      <Line>
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          segments={[
            { value: "board", label: "Board", icon: Kanban },
            { value: "list", label: "List", icon: List },
          ]}
        />
      </Line>
      <Line>
        <PropertyChip label="Column" value="In progress" menu />
        <PropertyChip label="Due" value="20 Nov, 4 days late" tone="danger" />
        <PropertyChip label="Labels" />
      </Line>
      <ProgressBar done={3} total={7} label="Checklist" />
    </Box>
  );
}

function Cards() {
  const states = {
    Rest: {},
    Selected: { selected: true },
    "Someone is here": { here: [people.omar, people.priya] },
    "Edits with you": { editing: people.omar },
    "Waiting to send": { sync: "pending" },
    "Not accepted": { sync: "refused" },
    Late: { due: "2026-11-20" },
    "Checklist complete": { checklist: { done: 7, total: 7 } },
    Done: { done: true },
    Lifted: { lifted: "pointer" },
    Carried: { lifted: "keys" },
    Compact: { density: "compact", labels: Object.values(labels).slice(0, 3) },
  } as const;
  return (
    <div className="sm:col-span-2 lg:col-span-3">
      <Box title="Card">
        <div className="grid gap-4 rounded-md bg-surface p-3 sm:grid-cols-3 lg:grid-cols-5">
          {Object.entries(states).map(([name, state]) => (
            <div key={name} className="grid content-start gap-1.5">
              <span className="text-xs text-subtle">{name}</span>
              <Card {...scanner} {...state} tabIndex={0} />
            </div>
          ))}
        </div>
      </Box>
    </div>
  );
}

function PeopleAndMarks() {
  const everyone = Object.values(people);
  return (
    <Box title="People, marks">
      <Line>
        {(["xs", "sm", "md", "lg"] as const).map((size) => (
          <Avatar key={size} person={people.yuki} size={size} />
        ))}
        <NoAvatar />
        <Avatar person={people.omar} size="md" presence="here" />
        <Avatar person={people.priya} size="md" presence="idle" />
        <AvatarStack people={everyone} label="Assigned" />
      </Line>
      <Line>
        {everyone.map((person) => (
          <Avatar key={person.id} person={person} size="md" />
        ))}
        <BoardMark name="Ticketing" hue="ochre" />
        <CairnMark />
      </Line>
      <Line>
        {PRIORITIES.map((priority) => (
          <span key={priority} className="inline-flex items-center gap-1.5">
            <PriorityStones priority={priority} /> {priorityWords(priority)}
          </span>
        ))}
      </Line>
      <Line>
        {["2026-11-20", today, "2026-11-25", "2026-11-27", "2026-12-05", "2027-01-05"].map(
          (due) => (
            <DueChip key={due} due={due} today={today} />
          ),
        )}
      </Line>
    </Box>
  );
}

function Chips() {
  return (
    <Box title="Labels, pills, keys, sync">
      <Line>
        {HUES.map((hue) => (
          <LabelChip key={hue} label={{ id: hue, name: hue, hue }} />
        ))}
        {HUES.map((hue) => (
          <LabelDot key={hue} hue={hue} />
        ))}
      </Line>
      <Line>
        <Pill>Read only</Pill>
        <Pill tone="success">Accepted</Pill>
        <Pill tone="info">Dry run</Pill>
        <Pill tone="warning">Waiting</Pill>
        <Pill tone="danger">4 days late</Pill>
        <Badge count={6} />
        <Badge count={9} tone="quiet" />
        <Badge count={2} tone="warning" />
        <Badge count={120} tone="danger" />
        <Kbd keys="mod+k" />
      </Line>
      <SyncStatus state={{ kind: "saved" }} />
      <SyncStatus state={{ kind: "sending", count: 2 }} />
      <SyncStatus state={{ kind: "offline", count: 3 }} />
      <SyncStatus state={{ kind: "refused", count: 1 }} />
    </Box>
  );
}
