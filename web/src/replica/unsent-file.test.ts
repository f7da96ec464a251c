import { expect, it } from "vitest";
import { create, DeviceScene, rename } from "../../tests/device-scene.ts";
import { readChanges } from "./changes-file.ts";
import { unsentFile } from "./unsent-file.ts";

it("has what waits and what a fork lost, each once though a copy has it, too", async () => {
  const scene = new DeviceScene();
  const tab = await scene.tab();
  const before = scene.server.head;
  const lost = tab.mine(create("t", "Lost"));
  await scene.settle();
  tab.link.isReachable = false;
  tab.replica.sleep();
  scene.server.forkAt(before);
  scene.others(create("v", "Another history"));
  tab.link.isReachable = true;
  tab.replica.wake();
  await scene.settle();
  tab.link.isReachable = false;
  tab.replica.sleep();
  await scene.settle();
  const waits = tab.mine(rename("v", "Mine"));
  await scene.settle();

  const offered = readChanges(await unsentFile(tab.replica, 0)) ?? [];
  expect(offered.map(({ id }) => id)).toEqual([lost, waits]);

  for (const { stream } of offered.slice(0, 1)) await tab.replica.leaveLost(stream);
  const copied = readChanges(await unsentFile(tab.replica, 0)) ?? [];
  expect(copied.map(({ id }) => id)).toEqual([lost, waits]);
});
