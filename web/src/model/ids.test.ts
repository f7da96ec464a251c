import { describe, expect, it } from "vitest";
import { uuid7 } from "./ids.ts";

describe("an id", () => {
  it("is a UUID of version 7", () => {
    expect(uuid7()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
  });

  it("begins with the time, so that later ones sort later", () => {
    expect(uuid7(1_795_519_000_000) < uuid7(1_795_519_000_001)).toBe(true);
    expect(Number.parseInt(uuid7(1_795_519_000_000).replace("-", "").slice(0, 12), 16)).toBe(
      1_795_519_000_000,
    );
  });
});
