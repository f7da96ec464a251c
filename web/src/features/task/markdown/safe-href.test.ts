import { describe, expect, it } from "vitest";
import { safeHref } from "./safe-href.ts";

describe("a link in what somebody wrote", () => {
  it.each([
    "https://example.org/a?b=c",
    "http://example.org/",
    "mailto:ada@example.org",
    "tel:+441",
  ])("may lead to %s", (address) => {
    expect(safeHref(address)).toBe(address);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    " \u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "//example.org/without-a-scheme",
    "no address at all",
    "",
  ])("may not lead to %j", (address) => {
    expect(safeHref(address)).toBeNull();
  });
});
