import { useEffect, useEffectEvent } from "react";
import { desk, type Asked } from "./desk.ts";

/** Does what keys ask of a list; undefined is another part's to do. */
export function useAnswers(deedOf: (part: Asked["part"]) => (() => void) | undefined): void {
  const answer = useEffectEvent(() => {
    const { asked } = desk.get();
    const deed = asked && deedOf(asked.part);
    if (!deed) return;
    desk.set({ asked: null }); // first: the deed may change the desk, too
    deed();
  });
  useEffect(() => desk.listen(() => answer()), []);
}
