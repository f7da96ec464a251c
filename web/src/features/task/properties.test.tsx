import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BOARD } from "../../../tests/offline-replica.ts";
import { showTask, type ShownTask } from "../../../tests/show-task.tsx";
import { createLabel } from "../../commands/actions/label.ts";
import { addLabel, assign, setDue, setPriority } from "../../commands/actions/task.ts";
import { desk } from "../../commands/desk.ts";
import type { Task } from "../../model/generated.ts";
import { useRow } from "../../replica/hooks.ts";
import { Properties } from "./properties.tsx";

function Shown({ task }: { readonly task: string }) {
  const row: Task | undefined = useRow("task", task);
  return row ? <Properties task={row} /> : null;
}

let shown: ShownTask;
beforeEach(() => {
  shown = showTask((task) => <Shown task={task} />);
});
afterEach(() => desk.set({ asked: null }));

const chip = (name: RegExp) => screen.getByRole("button", { name });

describe("a task's properties", () => {
  it("name what is not set, and where the task stands", () => {
    expect(chip(/^Column: todo/).textContent).toContain("todo");
    expect(chip(/^Priority$/)).toBeDefined();
    expect(chip(/^Due$/)).toBeDefined();
  });

  it.each([
    [/^Column/, "column"],
    [/^Priority/, "priority"],
    [/^Due/, "due"],
    [/^Assignees/, "assignees"],
    [/^Labels/, "labels"],
  ])("%s asks for its picker, for this task", async (name, part) => {
    await userEvent.click(chip(name));
    expect(desk.get().asked).toEqual({ part, tasks: ["a"] });
  });

  it("show what commands make of them", () => {
    const { workspace, task } = shown;
    act(() => {
      setPriority(workspace, [task], 4);
      setDue(workspace, [task], "2020-01-01");
      assign(workspace, [task], "ada");
      const bug = createLabel(workspace, { board: BOARD, name: "Bug", colour: "rose" });
      addLabel(workspace, [task], bug);
    });
    expect(chip(/^Priority: Urgent/)).toBeDefined();
    expect(chip(/^Due: .*late/)).toBeDefined();
    expect(chip(/^Assignees: .*Ada/)).toBeDefined();
    expect(chip(/^Labels: Bug/)).toBeDefined();
  });
});
