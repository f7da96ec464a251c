// Fingers as the browser gets them from a screen: touches, never mouse events.
import type { Page } from "playwright-core";
import type { Point } from "./board.ts";

export interface Finger {
  down(point: Point): Promise<void>;
  /** In steps, as a hand moves. */
  moveTo(point: Point): Promise<void>;
  up(): Promise<void>;
}

const STEPS = 8;

export async function finger(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  let at: Point = { x: 0, y: 0 };
  const tell = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly Point[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: [...points] });
  return {
    down: async (point) => {
      at = point;
      await tell("touchStart", [at]);
    },
    moveTo: async (point) => {
      const from = at;
      for (let step = 1; step <= STEPS; step++) {
        const share = step / STEPS;
        at = { x: from.x + (point.x - from.x) * share, y: from.y + (point.y - from.y) * share };
        await tell("touchMove", [at]);
      }
    },
    up: async () => {
      await tell("touchEnd", []);
    },
  };
}
