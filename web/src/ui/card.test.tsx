import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Card, type CardProps } from "./card.tsx";

const task: CardProps = { id: "t1", title: "Scanner rejects QR codes", today: "2026-11-24" };

const shown = (props: Partial<CardProps> = {}) => {
  render(<Card {...task} {...props} />);
  return screen.getByRole("article");
};

describe("a card", () => {
  it("is an article named by its title, and says which task it is", () => {
    const card = shown();
    expect(screen.getByRole("heading", { level: 3 }).textContent).toBe(task.title);
    expect(card.getAttribute("aria-labelledby")).toBe(screen.getByRole("heading").id);
    expect(card.dataset["task"]).toBe("t1");
  });

  it("draws nothing for what a task lacks", () => {
    expect(shown({ priority: "none" }).textContent).toBe(task.title);
  });

  it("draws the number alone and says it whole", () => {
    const card = shown({ number: 142, prefix: "TIX" });
    expect(card.textContent).toContain("TIX-142");
    expect(screen.getByText("TIX-").className).toContain("sr-only");
  });

  it("counts stones, whatever their colour", () => {
    for (const [priority, stones] of [
      ["low", 1],
      ["medium", 2],
      ["high", 3],
    ] as const) {
      const { unmount } = render(<Card {...task} priority={priority} />);
      expect(screen.getByRole("img").querySelectorAll("g rect")).toHaveLength(stones);
      unmount();
    }
  });

  it("says in words what its marks mean", () => {
    const words = shown({
      checklist: { done: 3, total: 7 },
      comments: 1,
      files: 2,
      blocked: true,
      selected: true,
    }).textContent;
    for (const said of ["3 of 7 checked", "1 comment", "2 files", "Blocked", "Selected"]) {
      expect(words).toContain(said);
    }
  });

  it("calls a task late by its days, unless it is done", () => {
    expect(shown({ due: "2026-11-20" }).textContent).toContain("4 days late");
  });

  it("never calls a done task late", () => {
    expect(shown({ due: "2026-11-20", done: true }).textContent).not.toContain("late");
  });

  it("shows that it was not accepted before anything else in its corner", () => {
    const words = shown({ sync: "refused", selected: true }).textContent;
    expect(words).toContain("Not accepted");
    expect(words).not.toContain("Selected");
  });

  it("draws labels as named chips, and when compact as dots that are named too", () => {
    const labels = [{ id: "l1", name: "Bug", hue: "rose" as const }];
    const { unmount } = render(<Card {...task} labels={labels} />);
    expect(screen.getByRole("listitem").textContent).toBe("Bug");
    unmount();
    expect(shown({ labels, density: "compact" }).textContent).toContain("Bug");
    expect(screen.queryByRole("listitem")).toBeNull();
  });
});
