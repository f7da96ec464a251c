import { assign, unassign } from "../../../commands/actions/task.ts";
import { useReplica, useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import { Avatar, type Person } from "../../../ui/avatar.tsx";
import { Picker } from "../../../ui/overlays.tsx";
import { useLegend } from "../legend.tsx";
import type { AskedProps } from "./asked-props.ts";
import { commonTo } from "./common-values.ts";
import { useTasks } from "./use-tasks.ts";

export function AssigneePicker({ tasks, ...popup }: AskedProps) {
  const workspace = useWorkspace();
  const { person: me } = useReplica();
  const { people } = useLegend();
  const chosen = commonTo(useTasks(tasks).map((row) => row.assignees ?? []));
  const toggle = (person: string) => {
    if (chosen.includes(person)) unassign(workspace, tasks, person);
    else assign(workspace, tasks, person);
  };
  return (
    <Picker
      {...popup}
      label={say("board.assign")}
      options={meFirst([...people.values()], me).map((person) => ({
        id: person.id,
        label: person.id === me ? say("board.me") : person.name,
        also: person.name,
        mark: <Avatar person={person} named />,
        keys: person.id === me ? "shift+a" : undefined,
      }))}
      chosen={chosen}
      onToggle={toggle}
    />
  );
}

const meFirst = (people: readonly Person[], me: string): readonly Person[] => [
  ...people.filter(({ id }) => id === me),
  ...people.filter(({ id }) => id !== me),
];
