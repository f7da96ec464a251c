import { expect, it } from "vitest";
import { filterOptions } from "./filter-options.ts";

const find = (query: string, ...labels: string[]) =>
  filterOptions(
    labels.map((label) => ({ label })),
    query,
  ).map((option) => option.label);

it("keeps everything in its own order until something is typed", () => {
  expect(find(" ", "Payments", "Bug", "Fares")).toEqual(["Payments", "Bug", "Fares"]);
});

it("puts what starts with the query first, then later words, then the middle of words", () => {
  expect(find("sc", "Disco", "Old scanner", "Scanner")).toEqual([
    "Scanner",
    "Old scanner",
    "Disco",
  ]);
});

it("finds names without their marks, in any case", () => {
  expect(find("nguyen ha", "Nguyễn Hà")).toEqual(["Nguyễn Hà"]);
  expect(find("DINH", "Đinh Lan")).toEqual(["Đinh Lan"]);
});

it("drops what does not match", () => {
  expect(find("xyz", "Bug")).toEqual([]);
});

it("finds by other words too, after what shows the query", () => {
  const options = [
    { label: "Ingrid Solheim", also: "omar@skerry.example" },
    { label: "Omar Haddad" },
  ];
  expect(filterOptions(options, "omar").map((option) => option.label)).toEqual([
    "Omar Haddad",
    "Ingrid Solheim",
  ]);
});
