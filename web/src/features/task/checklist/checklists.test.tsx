import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { showTask, type ShownTask } from "../../../../tests/show-task.tsx";
import { createCheckItems, createChecklist } from "../../../commands/actions/checklist.ts";
import { useRow } from "../../../replica/hooks.ts";
import { Checklists } from "./checklists.tsx";

function Shown({ task }: { readonly task: string }) {
  const row = useRow("task", task);
  return row ? <Checklists task={row} /> : null;
}

let shown: ShownTask;
let checklist: string;

beforeEach(() => {
  shown = showTask((task) => <Shown task={task} />);
  act(() => {
    checklist = createChecklist(shown.workspace, { task: shown.task, title: "Steps" });
    const items = [{ title: "Saw" }, { title: "Sand", done: true }];
    createCheckItems(shown.workspace, { checklist, items });
  });
});

const line = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Add an item" });
const boxes = () => screen.getAllByRole<HTMLInputElement>("checkbox");
const names = () => boxes().map((box) => box.getAttribute("aria-label"));

describe("a checklist", () => {
  it("adds an item with Enter and stays for the next", async () => {
    await userEvent.type(line(), "Paint{Enter}Varnish{Enter}");
    expect(names()).toEqual(["Saw", "Sand", "Paint", "Varnish"]);
    expect([document.activeElement, line().value]).toEqual([line(), ""]);
  });

  it("adds an item a line of a pasted list, as one change", async () => {
    await userEvent.click(line());
    await userEvent.paste("- [x] Paint\n- [ ] Varnish");
    expect(boxes().map((box) => box.checked)).toEqual([false, true, true, false]);
    act(() => void shown.replica.undo(shown.workspace.id));
    expect(names()).toEqual(["Saw", "Sand"]);
  });

  it("keeps what was typed when one goes elsewhere", async () => {
    await userEvent.type(line(), "Paint");
    await userEvent.tab();
    expect(names()).toContain("Paint");
  });

  it("ticks an item, and counts", async () => {
    await userEvent.click(screen.getByRole("checkbox", { name: "Saw" }));
    expect(screen.getByText("2 of 2")).toBeDefined();
  });

  it("moves an item by Alt with an arrow", async () => {
    screen.getByRole("checkbox", { name: "Saw" }).focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(names()).toEqual(["Sand", "Saw"]);
  });

  it("hides what is done, and says how much", async () => {
    await userEvent.click(screen.getByRole("button", { name: "Hide done" }));
    expect(names()).toEqual(["Saw"]);
    expect(screen.getByRole("button", { name: "1 done" })).toBeDefined();
  });

  it("renames an item with Enter, and leaves it with Esc", async () => {
    await userEvent.click(screen.getByRole("button", { name: "Saw" }));
    await userEvent.keyboard("Cut{Enter}");
    await userEvent.click(screen.getByRole("button", { name: "Sand" }));
    await userEvent.keyboard("Polish{Escape}");
    expect(names()).toEqual(["Cut", "Sand"]);
  });
});
