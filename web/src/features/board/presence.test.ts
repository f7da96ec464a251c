import { describe, expect, it } from "vitest";
import type { Person } from "../../ui/avatar.tsx";
import { peopleByTask, peopleHere } from "./presence.ts";

const [ada, omar]: [Person, Person] = [
  { id: "ada", name: "Ada" },
  { id: "omar", name: "Omar" },
];
const people = new Map([
  ["ada", ada],
  ["omar", omar],
]);
const peer = (person: string, where: string | null, client = person) => ({ client, person, where });

describe("presence on cards", () => {
  it("shows who has a task open, but not oneself", () => {
    const here = peopleByTask([peer("ada", "t1"), peer("omar", "t1")], "ada", people, new Map());
    expect(here.get("t1")).toEqual([omar]);
  });

  it("shows someone with two tabs once", () => {
    const peers = [peer("omar", "t1", "laptop"), peer("omar", "t1", "phone")];
    expect(peopleByTask(peers, "ada", people, new Map()).get("t1")).toEqual([omar]);
  });

  it("keeps the list of a task where nobody came or left", () => {
    const before = peopleByTask([peer("omar", "t1")], "ada", people, new Map());
    const after = peopleByTask([peer("omar", "t1")], "ada", people, before);
    expect(after.get("t1")).toBe(before.get("t1"));
  });

  it("counts who is on the board without a task open", () => {
    expect(peopleHere([peer("omar", null), peer("ada", "t1")], "ada", people)).toEqual([omar]);
  });
});
