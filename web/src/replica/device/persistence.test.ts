import { describe, expect, it } from "vitest";
import { Persistence } from "./persistence.ts";
import { StorageWatch } from "./storage.ts";

function asked(isPromised: boolean | undefined) {
  const watch = new StorageWatch();
  let times = 0;
  const persist = () => {
    times += 1;
    return Promise.resolve(isPromised ?? false);
  };
  const persistence = new Persistence(watch, isPromised === undefined ? undefined : { persist });
  return { watch, persistence, times: () => times };
}

describe("the browser", () => {
  it("is asked once, and only when there is something to lose", async () => {
    const { persistence, times } = asked(true);
    expect(times()).toBe(0);
    persistence.needed();
    persistence.needed();
    await Promise.resolve();
    expect(times()).toBe(1);
  });

  it.each([
    [true, "open"],
    [false, "evictable"],
    [undefined, "evictable"],
  ] as const)("that promised %s leaves the storage %s", async (isPromised, state) => {
    const { watch, persistence } = asked(isPromised);
    persistence.needed();
    await new Promise(setImmediate);
    expect(watch.state).toBe(state);
  });
});
