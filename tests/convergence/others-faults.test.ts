// Faults that the trackers of others tell of, each tried here against a real server.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { choice, clashIn } from "../../web/src/features/inbox/clash.ts";
import {
  archiveTasks,
  moveTasks,
  renameTask,
  setPriority,
} from "../../web/src/commands/actions/task.ts";
import { deleteRows } from "../../web/src/commands/actions/trash.ts";
import { type Actor, type Scene, Stage } from "./scene.ts";

let stage: Stage;

before(async () => {
  stage = await Stage.open(4);
});

after(() => stage.close());

describe("what went wrong elsewhere", () => {
  it("a bulk archive with one bad row does the rest, and blocks nothing behind it", async () => {
    const scene = await stage.scene();
    const { ada, phone } = scene;
    const [bad = "", ...good] = scene.tasks;
    phone.away(0);
    phone.act((w) => archiveTasks(w, [bad, ...good]));
    phone.act((w) => renameTask(w, good[0] ?? "", "Behind it"));
    ada.act((w) => deleteRows(w, "task", [bad]));
    await ada.settles();
    phone.back();
    await scene.settled();
    assert.deepEqual(
      good.map((task) => ada.row(task)?.["archived"]),
      good.map(() => true),
    );
    assert.equal(ada.row(good[0] ?? "")?.["title"], "Behind it");
    assert.ok(ada.row(bad)?.deleted_at);
    await scene.ended();
  });

  it("two devices that differ are told so, both people, with both values", async () => {
    const scene = await stage.scene();
    const { ada, phone } = scene;
    const [task = ""] = scene.tasks;
    await clashOn(scene, task);
    for (const each of [ada, phone]) assert.deepEqual(each.clashesTold(), [task]);
    const [note] = (await clashEntry(phone))?.clashes ?? [];
    assert.deepEqual([note?.stands, note?.other], ["The laptop's", "The phone's"]);
    await scene.ended();
  });

  it("an old phone that comes back overwrites nothing", async () => {
    const scene = await stage.scene();
    const [task = ""] = scene.tasks;
    await clashOn(scene, task);
    for (const each of [scene.ada, scene.ben, scene.phone])
      assert.equal(each.row(task)?.["title"], "The laptop's");
    await scene.ended();
  });

  it("choosing the other's value changes that field alone, and brings no old state back", async () => {
    const scene = await stage.scene();
    const { ada, phone } = scene;
    const [task = ""] = scene.tasks;
    const done = scene.columns.at(-1) ?? "";
    await clashOn(scene, task);
    ada.act((w) => renameTask(w, task, "Newer still"));
    ada.act((w) => setPriority(w, [task], 4));
    ada.act((w) => moveTasks(w, [task], { column: done, at: "end" }));
    await scene.settled();
    const entry = await clashEntry(phone);
    const { person } = phone.device.setting;
    const clash =
      entry && clashIn(entry, { kind: "task", id: task, field: "title" } as never, person.id);
    const row = phone.row(task);
    assert.ok(clash && row);
    phone.act((w) =>
      w.mutate({ intent: "clash.settle", ops: choice(row, clash, clash.theirs, () => "a0") }),
    );
    await scene.settled();
    assert.equal(ada.row(task)?.["title"], "The laptop's");
    assert.equal(ada.row(task)?.["priority"], 4);
    assert.equal(ada.row(task)?.parent, done);
    await scene.ended();
  });
});

/** Two days ago the phone renamed a task; the laptop did since; the phone is back. */
async function clashOn(scene: Scene, task: string): Promise<void> {
  const { ada, phone } = scene;
  phone.device.goOffline();
  phone.act((w) => renameTask(w, task, "The phone's"));
  phone.away(2);
  ada.act((w) => renameTask(w, task, "The laptop's"));
  await ada.settles();
  phone.back();
  await scene.settled();
  await scene.told(task);
}

async function clashEntry(actor: Actor) {
  const { replica, workspace } = actor.page;
  const own = replica.stream(actor.device.setting.person.id);
  const told = [...own.base.rows.values()].find((row) => row["reason"] === "clash");
  return replica.clash(workspace.id, Number(told?.["entry"]));
}
