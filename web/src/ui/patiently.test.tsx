import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { untilLoaded } from "./patiently.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("brings a part that failed twice as soon as it can be had", async () => {
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error("offline"))
    .mockRejectedValueOnce(new Error("offline"))
    .mockResolvedValue("part");
  const part = untilLoaded(load);
  await vi.advanceTimersByTimeAsync(500);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1000);
  await expect(part).resolves.toBe("part");
});

it("does not wait once the browser is online again", async () => {
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error("offline"))
    .mockResolvedValue("part");
  const part = untilLoaded(load);
  await vi.advanceTimersByTimeAsync(0);
  dispatchEvent(new Event("online"));
  await expect(part).resolves.toBe("part");
});
