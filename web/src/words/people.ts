import { useMemo } from "react";
import { useMembers } from "../replica/hooks.ts";
import "../strings/en/task.ts";
import { say } from "../strings/say.ts";
import type { Person } from "../ui/avatar.tsx";

/** Who somebody is, by id; who has left is somebody still. */
export type FindPerson = (id: string) => Person;

export function usePeople(): FindPerson {
  const members = useMembers();
  return useMemo(() => {
    const people = new Map(
      members.map(({ person, name, picture }) => [
        person,
        { id: person, name: name ?? say("task.someone"), picture: picture ?? undefined },
      ]),
    );
    return (id) => people.get(id) ?? { id, name: say("task.someone") };
  }, [members]);
}
