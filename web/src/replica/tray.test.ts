import { describe, expect, it, vi } from "vitest";
import { create, DeviceScene, rename, W, type Tab } from "../../tests/device-scene.ts";
import type { Op } from "../model/ops.ts";
import { readChanges } from "./changes-file.ts";
import { DeviceOutbox } from "./device/device-outbox.ts";
import { applyFile, restoreAndApply, trayFile } from "./tray-acts.ts";
import { trayGroups, type Refused } from "./tray.ts";

const remove = (id: string, kind: Op["kind"] = "task"): Op => ({ op: "delete", kind, id });
const comment = (id: string, task: string): Op => ({
  ...{ op: "create", kind: "comment", id, parent: task, fields: { body: "Hello" } },
});

const refused = (id: string, code: string, ...ops: Op[]): Refused => ({
  mutation: { id, stream: W, intent: "test", at: 0, ops },
  code,
});

const groups = (...tray: Refused[]) =>
  trayGroups(tray, () => undefined).map(({ row, refused }) => [
    row,
    refused.map(({ mutation }) => mutation.id),
  ]);

const groupsOf = ({ replica }: Tab) => trayGroups(replica.sender.tray, replica.find);

/** A tab whose edit of a task came too late: someone deleted it. */
async function tooLate(): Promise<{ scene: DeviceScene; tab: Tab; id: string }> {
  const scene = new DeviceScene();
  scene.others(create("t", "Old"));
  const tab = await scene.tab();
  scene.others(remove("t"));
  const id = tab.mine(rename("t", "Mine"));
  await scene.settle();
  return { scene, tab, id };
}

describe("groups", () => {
  it("are one a row, in the order of their first edits", () => {
    expect(
      groups(
        refused("1", "deleted", rename("t", "a")),
        refused("2", "deleted", rename("u", "b")),
        refused("3", "deleted", rename("t", "c")),
      ),
    ).toEqual([
      ["t", ["1", "3"]],
      ["u", ["2"]],
    ]);
  });

  it("take in what failed only because it built on them", () => {
    expect(
      groups(
        refused("1", "too_long", create("t")),
        refused("2", "not_found", comment("c", "t")),
        refused("3", "not_found", remove("c", "comment")),
        refused("4", "not_found", rename("other", "x")),
      ),
    ).toEqual([
      ["t", ["1", "2", "3"]],
      ["other", ["4"]],
    ]);
  });

  it("are called as the row was, or as the refused edits would have called it", () => {
    const named = { id: "t", title: "Known" } as never;
    const [known] = trayGroups([refused("1", "deleted", rename("t", "x"))], () => named);
    const [made] = trayGroups([refused("1", "deleted", create("t", "Made"))], () => undefined);
    expect([known?.title, made?.title]).toEqual(["Known", "Made"]);
  });

  it("are about the op at fault", () => {
    const fault = { ...refused("1", "deleted", rename("t", "x"), rename("u", "y")), op: 1 };
    expect(groups(fault)).toEqual([["u", ["1"]]]);
  });
});

describe("a refused edit", () => {
  it("lies in the tray of every tab, and after a reload", async () => {
    const { scene, tab, id } = await tooLate();
    const other = await scene.tab();
    expect(groupsOf(other)).toMatchObject([{ row: "t", refused: [{ code: "deleted" }] }]);
    const later = other.mine(rename("t", "Again"));
    await scene.settle();
    const ids = ({ replica }: Tab) => replica.sender.tray.map(({ mutation }) => mutation.id);
    expect([ids(tab), ids(other)]).toEqual([
      [id, later],
      [id, later],
    ]);
  });

  it("that is dropped in one tab is gone from all, for good", async () => {
    const { scene, tab, id } = await tooLate();
    const other = await scene.tab();
    other.replica.drop(id);
    await scene.settle();
    expect(tab.replica.sender.tray).toEqual([]);
    expect((await scene.tab()).replica.sender.tray).toEqual([]);
  });

  it("is amended: other ops in its place, under a new id", async () => {
    const { scene, tab, id } = await tooLate();
    scene.others({ op: "restore", kind: "task", id: "t" });
    const again = tab.replica.amend(id, [rename("t", "Better")]);
    await scene.settle();
    expect(again).not.toBe(id);
    expect(scene.server.rows.get("t")?.["title"]).toBe("Better");
    expect(tab.replica.sender.tray).toEqual([]);
  });

  it("is forgotten with the write that keeps what stands in its place, not before", async () => {
    const { scene, tab, id } = await tooLate();
    scene.others({ op: "restore", kind: "task", id: "t" });
    vi.spyOn(DeviceOutbox.prototype, "append").mockReturnValueOnce(new Promise(() => undefined));
    tab.replica.retry(id);
    await scene.settle();
    scene.close(tab);
    const next = await scene.tab();
    expect(next.replica.sender.tray.map(({ mutation }) => mutation.id)).toEqual([id]);
    next.replica.retry(id);
    await scene.settle();
    scene.close(next);
    expect((await scene.tab()).replica.sender.tray).toEqual([]);
    expect(scene.server.rows.get("t")?.["title"]).toBe("Mine");
  });

  it("is applied after what it lies under is restored", async () => {
    const scene = new DeviceScene();
    scene.others(create("t", "Old"));
    const tab = await scene.tab();
    scene.others(remove("t"));
    scene.others(remove("c", "column"));
    const id = tab.mine(rename("t", "Mine"));
    await scene.settle();
    restoreAndApply(tab.replica, id);
    await scene.settle();
    expect(tab.title("t")).toBe("Mine");
    expect(scene.server.rows.get("c")?.deleted_at ?? null).toBeNull();
    expect(tab.replica.sender.tray).toEqual([]);
  });

  it("is downloaded with the reason, and what is downloaded can be done again", async () => {
    const { scene, tab, id } = await tooLate();
    const file = trayFile(tab.replica, 1);
    expect(JSON.parse(file)).toMatchObject({ refusals: { [id]: { code: "deleted" } } });
    expect(readChanges(trayFile(tab.replica, 1, ["another"]))).toEqual([]);
    tab.replica.drop(id);
    scene.others({ op: "restore", kind: "task", id: "t" });
    expect(applyFile(tab.replica, file)).toBe(1);
    await scene.settle();
    expect(scene.server.rows.get("t")?.["title"]).toBe("Mine");
  });

  it("takes its undo with it", async () => {
    const { tab } = await tooLate();
    expect(tab.replica.undoable(W).undo).toBeNull();
  });
});

describe("a file that is none of ours", () => {
  it.each(["", "{]", "{}", '{"format":"cairn-changes","mutations":[{"id":1}]}'])(
    "does nothing (%s)",
    async (text) => {
      const tab = await new DeviceScene().tab();
      expect(applyFile(tab.replica, text)).toBeNull();
      expect(tab.replica.status.pending).toBe(0);
    },
  );
});
