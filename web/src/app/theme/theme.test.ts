import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { applyTheme, readTheme } from "./theme.ts";

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const page = () => ({ dataset: {} }) as HTMLElement;

describe("theme", () => {
  let storage = memory();
  let root = page();
  beforeEach(() => {
    storage = memory();
    root = page();
  });

  it("follows the system until someone chooses", () => {
    expect(readTheme(storage)).toBe("system");
  });

  it("shows a choice at once and remembers it", () => {
    applyTheme("dark", root, storage);
    expect(root.dataset["theme"]).toBe("dark");
    expect(readTheme(storage)).toBe("dark");
  });

  it("forgets the choice when the system is chosen again", () => {
    applyTheme("dark", root, storage);
    applyTheme("system", root, storage);
    expect(root.dataset["theme"]).toBeUndefined();
    expect(readTheme(storage)).toBe("system");
  });

  it("takes a value it does not know for the system's", () => {
    storage.setItem("cairn.theme", "sepia");
    expect(readTheme(storage)).toBe("system");
  });

  it("is applied before the first paint from the same key", () => {
    applyTheme("light", root, { ...storage, setItem: (key) => storage.setItem("key", key) });
    const early = readFileSync(new URL("../../../public/theme.js", import.meta.url), "utf8");
    expect(early).toContain(`"${storage.getItem("key") ?? ""}"`);
  });
});
