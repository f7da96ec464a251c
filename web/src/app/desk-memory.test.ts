import { describe, expect, it } from "vitest";
import { Desk } from "../commands/desk.ts";
import { rememberDesk } from "./desk-memory.ts";

function visit(kept: Map<string, string>) {
  const desk = new Desk();
  const root = { dataset: {} } as HTMLElement;
  rememberDesk(desk, root, {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  });
  return { desk, root };
}

describe("what a device remembers", () => {
  it("begins as the system and the board suggest", () => {
    const { desk } = visit(new Map());
    expect(desk.get()).toMatchObject({ theme: "system", density: null });
  });

  it("keeps theme and density for the next visit", () => {
    const kept = new Map<string, string>();
    visit(kept).desk.set({ theme: "dark", density: "compact" });
    expect(visit(kept).desk.get()).toMatchObject({ theme: "dark", density: "compact" });
  });

  it("shows a chosen theme at once", () => {
    const { desk, root } = visit(new Map());
    desk.set({ theme: "dark" });
    expect(root.dataset["theme"]).toBe("dark");
  });

  it("forgets the theme when the system's is chosen again", () => {
    const kept = new Map<string, string>();
    visit(kept).desk.set({ theme: "dark" });
    visit(kept).desk.set({ theme: "system" });
    expect(visit(kept).desk.get().theme).toBe("system");
  });
});
