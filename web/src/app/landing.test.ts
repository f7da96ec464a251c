import { describe, expect, it } from "vitest";
import { paths } from "../commands/paths.ts";
import { landingPath, signInPath } from "./landing.ts";

const landingAfter = (wanted: string) => landingPath(signInPath(wanted).replace(paths.signIn, ""));

describe("sign-in", () => {
  it("comes back to the task that was asked for", () => {
    const task = paths.task("w1", "b1", "t1");
    expect(landingAfter(task)).toBe(task);
  });

  it("keeps the search of the page that was asked for", () => {
    expect(landingAfter("/w/w1?first=1#top")).toBe("/w/w1?first=1#top");
  });

  it("goes home when nothing was asked for", () => {
    expect(signInPath("/")).toBe("/sign-in");
    expect(landingPath("")).toBe("/");
  });

  it("does not come back to itself", () => {
    expect(landingAfter("/sign-in?to=/w/w1")).toBe("/");
    expect(landingPath("?to=/sign-in")).toBe("/");
  });

  it.each([
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "javascript:alert(1)",
    "/.//elsewhere.example",
    "http://[",
  ])("never leads to another site: %s", (address) => {
    expect(landingPath(`?to=${encodeURIComponent(address)}`)).toBe("/");
  });
});
