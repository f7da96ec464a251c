/** Undo of own edits, over reloads and without a line. */
import { describe, expect, it } from "vitest";
import { create, DeviceScene, rename, W } from "../../tests/device-scene.ts";

async function reloaded(scene: DeviceScene, isReachable = true) {
  for (const tab of [...scene.tabs]) scene.close(tab);
  return scene.tab(isReachable);
}

describe("undo after a reload", () => {
  it("takes back what this device did last, also without a line", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    tab.mine(create("t", "One"));
    tab.mine(rename("t", "Two"));
    await scene.settle();
    const next = await reloaded(scene, false);
    expect(next.replica.undoable(W)).toMatchObject({ undo: "test", redo: null, fresh: null });
    next.replica.undo(W);
    expect(next.title("t")).toBe("One");
    next.replica.undo(W);
    expect(next.title("t")).toBeUndefined();
    expect(next.replica.undoable(W)).toMatchObject({ undo: null, redo: "test" });
  });

  it("does not take back again what was undone before", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    tab.mine(create("t", "One"));
    tab.mine(rename("t", "Two"));
    tab.replica.undo(W);
    tab.mine(rename("t", "Three"));
    await scene.settle();
    const next = await reloaded(scene);
    next.replica.undo(W);
    expect(next.title("t")).toBe("One");
    next.replica.undo(W);
    expect(next.title("t")).toBeUndefined();
    expect(next.replica.undoable(W).undo).toBeNull();
  });

  it("knows what was undone before, and redoes it", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    tab.mine(create("t", "One"));
    tab.mine(rename("t", "Two"));
    tab.replica.undo(W);
    await scene.settle();
    const next = await reloaded(scene);
    expect(next.title("t")).toBe("One");
    next.replica.redo(W);
    expect(next.title("t")).toBe("Two");
    await scene.settle();
    const last = await reloaded(scene);
    last.replica.undo(W);
    await scene.settle();
    expect(scene.server.rows.get("t")?.["title"]).toBe("One");
    expect(last.replica.undoable(W).redo).toBe("test");
  });

  it("is of this tab's edits while it lives, and passes over what another tab took back", async () => {
    const scene = new DeviceScene();
    const one = await scene.tab();
    one.mine(create("t", "One"));
    await scene.settle();
    const other = await scene.tab();
    other.mine(create("u", "Other's"));
    await scene.settle();
    one.replica.undo(W);
    expect([one.title("t"), one.title("u")]).toEqual([undefined, "Other's"]);
    await scene.settle();
    other.replica.undo(W);
    expect(other.title("u")).toBeUndefined();
    expect(other.replica.undoable(W).undo).toBeNull();
  });

  it("leaves alone what others changed meanwhile", async () => {
    const scene = new DeviceScene();
    scene.others(create("t", "Old"));
    const tab = await scene.tab();
    tab.mine(rename("t", "Mine", "Old"));
    await scene.settle();
    scene.others(rename("t", "Theirs"));
    await scene.settle();
    const next = await reloaded(scene);
    expect(next.replica.undo(W)).toBeNull();
    expect(next.title("t")).toBe("Theirs");
  });
});

describe("an edit of more than one mutation may hold", () => {
  const many = Array.from({ length: 1_500 }, (_, n) => `t${n}`);
  const here = (tab: { title(id: string): unknown }) =>
    many.filter((id) => tab.title(id) !== undefined).length;

  it("is one to undo and to redo", async () => {
    const tab = await new DeviceScene().tab();
    tab.mine(...many.map((id) => create(id, id)));
    expect(tab.replica.undoable(W).fresh?.ops).toHaveLength(1_500);
    tab.replica.undo(W);
    expect(here(tab)).toBe(0);
    tab.replica.redo(W);
    expect(here(tab)).toBe(1_500);
    tab.replica.undo(W);
    expect(here(tab)).toBe(0);
  });

  it("is one after a reload too", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    tab.mine(...many.map((id) => create(id, id)));
    await scene.settle();
    const next = await reloaded(scene, false);
    next.replica.undo(W);
    expect(here(next)).toBe(0);
    expect(next.replica.undoable(W).undo).toBeNull();
  });
});
