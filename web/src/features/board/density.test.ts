import { describe, expect, it } from "vitest";
import { CROWDED, densityFor } from "./density.ts";

describe("density", () => {
  it("is comfortable until a column is crowded", () => {
    expect(densityFor(null, CROWDED - 1)).toBe("comfortable");
    expect(densityFor(null, CROWDED)).toBe("compact");
  });

  it("is what a person chose, however full the board is", () => {
    expect(densityFor("comfortable", 2000)).toBe("comfortable");
    expect(densityFor("compact", 1)).toBe("compact");
  });
});
