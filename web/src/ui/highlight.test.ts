import { expect, it } from "vitest";
import { highlight } from "./highlight.ts";

const marked = (text: string, query: string) =>
  highlight(text, query)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");

it("marks where each word of the query begins, in any case", () => {
  expect(marked("Move stored cards", "mo ca")).toBe("[Mo]ve stored [ca]rds");
});

it("marks overlapping words once", () => {
  expect(marked("Monitor", "mon moni")).toBe("[Mon]itor");
});

it("marks nothing where nothing matches", () => {
  expect(marked("Bug", "zz")).toBe("Bug");
  expect(marked("Bug", "  ")).toBe("Bug");
});
