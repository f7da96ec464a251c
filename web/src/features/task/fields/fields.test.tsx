import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BOARD } from "../../../../tests/offline-replica.ts";
import { showTask, type ShownTask } from "../../../../tests/show-task.tsx";
import { fillField } from "../../../commands/actions/field.ts";
import type { Field, Json } from "../../../model/generated.ts";
import { useRow } from "../../../replica/hooks.ts";
import { Fields } from "./fields.tsx";

function Shown({ task }: { readonly task: string }) {
  const row = useRow("task", task);
  return row ? <Fields task={row} /> : null;
}

let shown: ShownTask;
beforeEach(() => {
  shown = showTask((task) => <Shown task={task} />);
});

/** The board gets a field, and the task a value in it. */
function withField(type: Field["type"], value: Json): void {
  const fields = { name: "Vessel", type };
  act(() => {
    shown.workspace.mutate({
      intent: "field.create",
      ops: [{ op: "create", kind: "field", id: "f", parent: BOARD, order: "a0", fields }],
    });
    fillField(shown.workspace, { task: shown.task, field: "f", value });
  });
}

const values = () =>
  shown.workspace.view.childRows("field_value", shown.task).map(({ value }) => value);

describe("a field of the board", () => {
  it("is typed over, and kept when one leaves it", async () => {
    withField("text", "Havella");
    await userEvent.clear(screen.getByLabelText("Vessel"));
    await userEvent.type(screen.getByLabelText("Vessel"), "Skerry{Enter}");
    expect(values()).toEqual(["Skerry"]);
  });

  it("holds a number as a number", async () => {
    withField("number", 1);
    await userEvent.type(screen.getByLabelText("Vessel"), "2{Enter}");
    expect(values()).toEqual([12]);
  });

  it("goes back with Esc, and is emptied by nothing", async () => {
    withField("text", "Havella");
    await userEvent.type(screen.getByLabelText("Vessel"), " II{Escape}");
    expect(values()).toEqual(["Havella"]);
    await userEvent.clear(screen.getByLabelText("Vessel"));
    await userEvent.tab();
    expect(values()).toEqual([null]);
  });

  it("is ticked", async () => {
    withField("checkbox", true);
    await userEvent.click(screen.getByRole("checkbox", { name: "Vessel" }));
    expect(values()).toEqual([null]);
  });

  it("shows itself empty at a press only", async () => {
    withField("text", null);
    expect(screen.queryByLabelText("Vessel")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "1 empty" }));
    expect(screen.getByLabelText("Vessel")).toBeDefined();
  });
});
