import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Toast } from "./toast.tsx";

const moved = { id: "1", text: "Moved to Review" };

describe("a toast", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const wait = (ms: number) =>
    act(() => {
      vi.advanceTimersByTime(ms);
    });

  it("goes after six seconds", () => {
    const close = vi.fn();
    render(<Toast message={moved} onClose={close} />);
    wait(5999);
    expect(close).not.toHaveBeenCalled();
    wait(1);
    expect(close).toHaveBeenCalledOnce();
  });

  it("waits while the pointer rests on it, and keeps the time that was left", () => {
    const close = vi.fn();
    render(<Toast message={moved} onClose={close} />);
    wait(4000);
    fireEvent.pointerEnter(notice());
    wait(60_000);
    expect(close).not.toHaveBeenCalled();
    fireEvent.pointerLeave(notice());
    wait(1999);
    expect(close).not.toHaveBeenCalled();
    wait(1);
    expect(close).toHaveBeenCalledOnce();
  });

  it("gives the next one its own six seconds", () => {
    const close = vi.fn();
    const { rerender } = render(<Toast message={moved} onClose={close} />);
    wait(5000);
    rerender(<Toast message={{ id: "2", text: "Moved to Done" }} onClose={close} />);
    wait(5999);
    expect(close).not.toHaveBeenCalled();
  });

  it("stays for the next one when the pointer left with the last", () => {
    const close = vi.fn();
    const { rerender } = render(<Toast message={moved} onClose={close} />);
    fireEvent.pointerEnter(notice());
    rerender(<Toast message={null} onClose={close} />);
    rerender(<Toast message={{ id: "2", text: "Moved to Done" }} onClose={close} />);
    wait(6000);
    expect(close).toHaveBeenCalledOnce();
  });

  it("runs its action once and closes", () => {
    const [undo, close] = [vi.fn(), vi.fn()];
    render(<Toast message={{ ...moved, action: { label: "Undo", run: undo } }} onClose={close} />);
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(undo).toHaveBeenCalledOnce();
    expect(close).toHaveBeenCalledOnce();
  });
});

const notice = () => {
  const found = screen.getByText("Moved to Review").parentElement;
  if (!found) throw new Error("the toast has no ground");
  return found;
};
