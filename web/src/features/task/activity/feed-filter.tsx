import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { say, type MessageKey } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Menu } from "../../../ui/overlays.tsx";
import type { Only } from "./feed.ts";

const FILTERS = {
  all: "task.filter-all",
  comments: "task.filter-comments",
  changes: "task.filter-changes",
} as const satisfies Record<Only, MessageKey>;

export interface FeedFilterProps {
  readonly only: Only;
  readonly onChange: (only: Only) => void;
}

/** What of the trail is shown. */
export function FeedFilter({ only, onChange }: FeedFilterProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        tone="ghost"
        aria-haspopup="menu"
        aria-label={`${say("task.filter-label")}: ${say(FILTERS[only])}`}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setIsOpen(true);
        }}
      >
        {say(FILTERS[only])}
        <Icon of={ChevronDown} size="sm" />
      </Button>
      <Menu
        open={isOpen}
        anchor={anchor}
        label={say("task.filter-label")}
        groups={[
          {
            items: (["all", "comments", "changes"] as const).map((id) => ({
              id,
              label: say(FILTERS[id]),
              checked: id === only,
            })),
          },
        ]}
        onChoose={(id) => {
          setIsOpen(false);
          onChange(id as Only);
        }}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}
