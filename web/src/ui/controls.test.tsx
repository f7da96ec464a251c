import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SyntheticEvent } from "react";
import { describe, expect, it, vi } from "vitest";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { Segmented } from "./segmented.tsx";

describe("a button", () => {
  it("takes no second press while it is busy", async () => {
    const press = vi.fn();
    render(
      <Button busy onClick={press}>
        Save
      </Button>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(press).not.toHaveBeenCalled();
  });

  it("sends no form while it is busy", async () => {
    const send = vi.fn((event: SyntheticEvent) => event.preventDefault());
    render(
      <form onSubmit={send}>
        <Button type="submit" busy>
          Save
        </Button>
      </form>,
    );
    await userEvent.click(screen.getByRole("button"));
    expect(send).not.toHaveBeenCalled();
  });

  it("that is unavailable stays in reach of the keyboard and says why", async () => {
    render(<Button unavailable="Only managers may share this board">Share</Button>);
    await userEvent.tab();
    const button = screen.getByRole("button");
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.dataset["tip"]).toBe("Only managers may share this board");
  });
});

describe("a field", () => {
  it("names its control and describes it by the hint", () => {
    render(
      <Field label="Name" hint="Seen by everyone">
        {(control) => <Input {...control} />}
      </Field>,
    );
    const input = screen.getByRole("textbox", { name: "Name" });
    expect(describing(input)).toBe("Seen by everyone");
    expect(input.getAttribute("aria-invalid")).toBeNull();
  });

  it("describes its control by what is wrong with it instead", () => {
    render(
      <Field label="Name" hint="Seen by everyone" error="There is already a label named Fares.">
        {(control) => <Input {...control} />}
      </Field>,
    );
    const input = screen.getByRole("textbox", { name: "Name" });
    expect(describing(input)).toBe("There is already a label named Fares.");
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });
});

const describing = (element: HTMLElement) =>
  document.getElementById(element.getAttribute("aria-describedby") ?? "")?.textContent;

it("a checkbox that stands for some is mixed, and no longer once all are on", () => {
  const { rerender } = render(<Checkbox aria-label="All" mixed readOnly checked={false} />);
  const box = screen.getByRole<HTMLInputElement>("checkbox");
  expect(box.indeterminate).toBe(true);
  rerender(<Checkbox aria-label="All" readOnly checked />);
  expect(box.indeterminate).toBe(false);
});

it("segments are chosen by name", async () => {
  const choose = vi.fn();
  render(
    <Segmented
      label="View"
      value="board"
      onChange={choose}
      segments={[
        { value: "board", label: "Board" },
        { value: "list", label: "List" },
      ]}
    />,
  );
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Board" }).checked).toBe(true);
  await userEvent.click(screen.getByRole("radio", { name: "List" }));
  expect(choose).toHaveBeenCalledExactlyOnceWith("list");
});
