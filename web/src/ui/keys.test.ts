import { expect, it } from "vitest";
import { ariaKeys, isApple, keyCaps } from "./keys.ts";

it("draws mod as the key that the device has", () => {
  expect(keyCaps("mod+k", true)).toEqual(["⌘", "K"]);
  expect(keyCaps("mod+k", false)).toEqual(["Ctrl", "K"]);
});

it("draws a sequence as the keys one after the other", () => {
  expect(keyCaps("g i", false)).toEqual(["G", "I"]);
});

it("draws named keys as signs", () => {
  expect(keyCaps("shift+Enter", false)).toEqual(["⇧", "↵"]);
  expect(keyCaps("Escape", false)).toEqual(["Esc"]);
  expect(keyCaps("#", false)).toEqual(["#"]);
});

it("tells a screen reader a chord, and keeps quiet about a sequence", () => {
  expect(ariaKeys("mod+shift+z", true)).toBe("Meta+Shift+z");
  expect(ariaKeys("mod+k", false)).toBe("Control+k");
  expect(ariaKeys("g i", false)).toBeUndefined();
  expect(ariaKeys(undefined, false)).toBeUndefined();
});

it("knows Apple's keyboards by their platform", () => {
  expect(isApple("MacIntel")).toBe(true);
  expect(isApple("Linux x86_64")).toBe(false);
});
