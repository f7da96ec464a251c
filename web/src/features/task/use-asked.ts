import { useEffect, useEffectEvent } from "react";
import { desk, useDesk, type Asked } from "../../commands/desk.ts";

/** Does what a command asks of this task's panel, once each time. */
export function useAsked(part: Asked["part"], task: string, act: () => void): void {
  const isAsked = useDesk(({ asked }) => asked?.part === part && asked.tasks[0] === task);
  const answer = useEffectEvent(act);
  useEffect(() => {
    if (!isAsked) return;
    desk.set({ asked: null });
    answer();
  }, [isAsked]);
}
