import { expect, it } from "vitest";
import { chooseLocale } from "./locale.ts";
import { fileSize, number } from "./numbers.ts";

it("groups thousands", () => {
  expect(number(12345)).toBe("12,345");
});

it.each([
  [0, "0 bytes"],
  [90, "90 bytes"],
  [412_000, "412 kB"],
  [1_836_000, "1.84 MB"],
  [999_999_999_999, "1,000 GB"],
])("says a size of %i bytes as %s", (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});

it("speaks the reader's own English, else British", () => {
  expect(chooseLocale(["fr-FR", "en-AU", "en-US"])).toBe("en-AU");
  expect(chooseLocale(["fr-FR", "eng"])).toBe("en-GB");
});
