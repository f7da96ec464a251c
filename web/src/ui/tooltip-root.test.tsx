import { act, fireEvent, render, screen } from "@testing-library/react";
import { Trash2 } from "lucide-react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IconButton } from "./icon-button.tsx";
import { place, TooltipRoot } from "./tooltip-root.tsx";

const tip = () => document.querySelector("[data-tooltip]")?.textContent ?? null;

describe("the tooltip", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    render(
      <>
        <IconButton icon={Trash2} label="Move to trash" keys="#" />
        <TooltipRoot />
      </>,
    );
  });
  afterEach(() => void vi.useRealTimers());

  const rest = (ms: number) =>
    act(() => {
      vi.advanceTimersByTime(ms);
    });
  const hover = () => fireEvent.pointerOver(screen.getByRole("button"), { pointerType: "mouse" });

  it("comes after the pointer has rested for half a second, with the key", () => {
    hover();
    rest(499);
    expect(tip()).toBeNull();
    rest(1);
    expect(tip()).toBe("Move to trash#");
  });

  it("goes by Esc, by a press and by leaving", () => {
    for (const go of [
      () => fireEvent.keyDown(document, { key: "Escape" }),
      () => fireEvent.pointerDown(document),
      () => fireEvent.pointerOver(document.body),
    ]) {
      hover();
      rest(500);
      expect(tip()).not.toBeNull();
      go();
      expect(tip()).toBeNull();
    }
  });

  it("does not come for a finger", () => {
    fireEvent.pointerOver(screen.getByRole("button"), { pointerType: "touch" });
    rest(1000);
    expect(tip()).toBeNull();
  });
});

describe("its place", () => {
  const view = { innerWidth: 400, innerHeight: 300 };
  const bubble = { width: 100, height: 20 };

  it("is below its anchor and centred on it", () => {
    expect(place(new DOMRect(150, 50, 60, 30), bubble, view)).toEqual({ top: 86, left: 130 });
  });

  it("is above where there is no room below", () => {
    expect(place(new DOMRect(150, 260, 60, 30), bubble, view).top).toBe(234);
  });

  it("stays inside the window at both sides", () => {
    expect(place(new DOMRect(0, 50, 20, 20), bubble, view).left).toBe(8);
    expect(place(new DOMRect(390, 50, 10, 20), bubble, view).left).toBe(292);
  });
});
