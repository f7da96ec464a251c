/** A person who signs out leaves nothing, in no tab. */
import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { memoryStorage } from "../../../tests/memory-storage.ts";
import { openDevice } from "./open-device.ts";
import type { OutboxNews } from "../outbox.ts";

const edit = { id: "a", stream: "s", intent: "test", at: 0, ops: [] };
const databases = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name);

afterEach(() => vi.unstubAllGlobals());

describe("a wipe", () => {
  it("deletes both databases of the person, though another tab has them open, and nobody else's", async () => {
    const [mine, other] = [await openDevice("ada"), await openDevice("ada")];
    await openDevice("ben");
    for (const { base, outbox } of [mine, other]) {
      await base.open();
      await outbox.load();
    }
    await mine.wipe();
    expect(await databases()).toEqual(expect.arrayContaining(["cairn-outbox-ben"]));
    expect((await databases()).filter((name) => name?.endsWith("-ada"))).toEqual([]);
  });

  it("is told to the other tabs, which keep nothing from then on", async () => {
    const [mine, other] = [await openDevice("cleo"), await openDevice("cleo")];
    const heard = new Promise<OutboxNews>((resolve) => other.outbox.listen(resolve));
    await mine.wipe();
    expect(await heard).toEqual({ is: "wiped" });
    await expect(other.outbox.append([{ mutation: edit }])).rejects.toThrow();
    expect((await databases()).filter((name) => name?.endsWith("-cleo"))).toEqual([]);
  });

  it("forgets what was remembered of the person, not what is the device's", async () => {
    const storage = memoryStorage({
      "cairn.theme": "dark",
      "cairn.me": '{"person":"dora"}',
      "cairn.board.dora": "b",
    });
    vi.stubGlobal("localStorage", storage);
    await (await openDevice("dora")).wipe();
    expect(Object.keys(storage)).toEqual(["cairn.theme"]);
  });

  it("clears caches that are named for the person", async () => {
    const kept = new Set(["shell", "data-emma"]);
    vi.stubGlobal("caches", {
      keys: () => Promise.resolve([...kept]),
      delete: (name: string) => Promise.resolve(kept.delete(name)),
    });
    await (await openDevice("emma")).wipe();
    expect([...kept]).toEqual(["shell"]);
  });
});
