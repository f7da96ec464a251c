import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { showTask, type ShownTask } from "../../../../tests/show-task.tsx";
import { useRow } from "../../../replica/hooks.ts";
import { Composer } from "./composer.tsx";

function Shown({ task }: { readonly task: string }) {
  const row = useRow("task", task);
  return row ? <Composer task={row} /> : null;
}

let shown: ShownTask;
beforeEach(async () => {
  shown = showTask((task) => <Shown task={task} />);
  await userEvent.clear(field());
});

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Comment" });
const said = () => shown.workspace.view.childRows("comment", shown.task).map(({ body }) => body);

describe("the composer", () => {
  it("sends by mod+Enter, and is empty again", async () => {
    await userEvent.type(field(), "Fits.{Control>}{Enter}{/Control}");
    expect([said(), field().value]).toEqual([["Fits."], ""]);
  });

  it("takes Enter for a new line", async () => {
    await userEvent.type(field(), "One{Enter}two");
    expect([said(), field().value]).toEqual([[], "One\ntwo"]);
  });

  it("keeps what was begun for when one comes back", async () => {
    await userEvent.type(field(), "Half a thought");
    cleanup();
    shown = showTask((task) => <Shown task={task} />);
    expect(field().value).toBe("Half a thought");
  });

  it("sends no empty words", async () => {
    await userEvent.type(field(), "  {Control>}{Enter}{/Control}");
    expect(said()).toEqual([]);
  });
});
