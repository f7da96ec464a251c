import { expect, it, vi } from "vitest";
import { Store } from "../store.ts";
import { makeLiftable } from "./load-hands.ts";

it("a card can be lifted for as long as its person may move it", async () => {
  const card = document.createElement("article");
  const mayMove = new Store(false);
  makeLiftable(card, { mayMove, isTouched: new Store(false) });
  const isDraggable = () => card.getAttribute("draggable") === "true";
  mayMove.set(true);
  await vi.waitUntil(isDraggable);
  mayMove.set(false);
  expect(isDraggable()).toBe(false);
});
