import { useEffect, useEffectEvent } from "react";
import { desk, type Asked } from "../../commands/desk.ts";

/** Does what keys ask of the inbox; returns false for what is another part's to do. */
export function useInboxKeys(act: (part: Asked["part"]) => boolean): void {
  const answer = useEffectEvent(() => {
    const { asked } = desk.get();
    if (asked && act(asked.part)) desk.set({ asked: null });
  });
  useEffect(() => desk.listen(() => answer()), []);
}
