import { LayoutGrid, SquareChevronRight } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { desk, useDesk } from "../../commands/desk.ts";
import type { CommandContext } from "../../commands/command.ts";
import { paths } from "../../commands/paths.ts";
import { allowed, commands, runCommand } from "../../commands/registry.ts";
import { useCommandContext } from "../../commands/run.ts";
import "../../strings/en/commands.ts";
import { say } from "../../strings/say.ts";
import { BoardMark } from "../../ui/board-mark.tsx";
import { filterOptions } from "../../ui/filter-options.ts";
import { Icon } from "../../ui/icon.tsx";
import type { PaletteGroup, PaletteItem } from "../../ui/overlay/palette.tsx";
import { Palette } from "../../ui/overlays.tsx";
import { findTasks, tasksOnDevice } from "./find-tasks.ts";

/** Everything by name: commands, tasks on this device, boards. A view of the registry and the replica. */
export function CommandPalette() {
  const isOpen = useDesk(({ asked }) => asked?.part === "palette");
  const selected = useDesk((state) => state.selected.size);
  const [query, setQuery] = useState("");
  const context = useCommandContext();
  const wanted = useDeferredValue(query);
  const groups = useMemo(() => (isOpen ? answers(context, wanted) : []), [isOpen, context, wanted]);
  const close = () => {
    setQuery("");
    if (desk.get().asked?.part === "palette") desk.set({ asked: null });
  };
  return (
    <Palette
      open={isOpen}
      query={query}
      onQuery={setQuery}
      groups={groups}
      onChoose={(id) => {
        close();
        choose(context, id);
      }}
      onClose={close}
      placeholder={say("workspace.palette")}
      context={selected > 0 ? say("board.selected", { n: selected }) : undefined}
      note={say("workspace.palette-note", { n: tasksOnDevice(context.workspace) })}
    />
  );
}

const MOST_COMMANDS = 8;
/** What the palette itself is opened and steered by is no answer to anything. */
const UNLISTED = /^(?:palette|focus|carry)\./u;

function answers(context: CommandContext, query: string): readonly PaletteGroup[] {
  return [
    { label: say("workspace.palette-do"), items: commandItems(context, query) },
    { label: say("workspace.palette-tasks"), items: taskItems(context, query) },
    { label: say("workspace.palette-go"), items: boardItems(context, query) },
  ];
}

function commandItems(context: CommandContext, query: string): readonly PaletteItem[] {
  const items = commands
    .filter((command) => !UNLISTED.test(command.id))
    .filter((command) => command.when(context) && allowed(command, context) === true)
    .map((command) => ({
      id: `run ${command.id}`,
      label: say(command.title),
      keys: command.keys?.[0],
      mark: <Icon of={SquareChevronRight} className="text-muted" />,
    }));
  return filterOptions(items, query).slice(0, MOST_COMMANDS);
}

function taskItems({ workspace }: CommandContext, query: string): readonly PaletteItem[] {
  return findTasks(workspace, query).map(({ task, column, key }) => ({
    id: `task ${task.scope} ${task.id}`,
    label: task.title,
    detail: [task.number == null ? "" : `${key}${task.number}`, column].filter(Boolean).join(" "),
  }));
}

function boardItems({ workspace }: CommandContext, query: string): readonly PaletteItem[] {
  const boards = workspace.view.childRows("board", workspace.id).map((row) => ({
    id: `board ${row.id}`,
    label: row.name,
    mark: <BoardMark name={row.name} hue={row.colour ?? "stone"} icon={row.icon ?? undefined} />,
  }));
  const all = {
    id: "boards",
    label: say("workspace.all-boards"),
    mark: <Icon of={LayoutGrid} className="text-muted" />,
  };
  return filterOptions<PaletteItem>([...boards, all], query).slice(0, MOST_COMMANDS);
}

function choose(context: CommandContext, item: string): void {
  const [what, id = "", task = ""] = item.split(" ");
  const { go, workspace } = context;
  if (what === "run") runCommand(id, context);
  if (what === "board") go(paths.board(workspace.id, id));
  if (what === "boards") go(paths.workspace(workspace.id));
  if (what === "task") go(paths.task(workspace.id, id, task));
}
