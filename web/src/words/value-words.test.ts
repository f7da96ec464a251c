import { describe, expect, it } from "vitest";
import type { Field, Json } from "../model/generated.ts";
import { valueWords } from "./value-words.ts";

const words = (type: Field["type"], value: Json, options: Json = null): string =>
  valueWords({ type, options }, value, () => "Amara", "2026-11-24");

describe("a field of the board", () => {
  it.each<[Field["type"], Json, string]>([
    ["text", "Havella", "Havella"],
    ["number", 1200, "1,200"],
    ["checkbox", true, "Yes"],
    ["checkbox", false, "No"],
    ["date", "2026-11-25T10:00:00Z", "Tomorrow"],
    ["person", "some-id", "Amara"],
  ])("of %s reads %j as %s", (type, value, read) => {
    expect(words(type, value)).toBe(read);
  });

  it("reads a choice by its option's name, and by its id where there is none", () => {
    const options = [{ id: "o1", name: "Deck" }];
    expect(words("choice", "o1", options)).toBe("Deck");
    expect(words("choice", "gone", options)).toBe("gone");
    expect(words("choice", "gone", "no list")).toBe("gone");
    expect(words("choice", "gone", [{ name: "no id" }])).toBe("gone");
  });
});
