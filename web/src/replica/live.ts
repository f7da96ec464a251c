import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useReplica } from "./context.ts";

/**
 * What `read` returns, read again when one of the topics is told. A list or record that says the
 * same as before stays the same object, so that nothing is drawn for it.
 *
 * `read` must depend on nothing but `topics` and the replica.
 */
export function useLive<Value>(topics: readonly string[], read: () => Value): Value {
  const replica = useReplica();
  const key = topics.join("\n");
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = key.split("\n").map((topic) => replica.topics.listen(topic, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [replica, key],
  );
  const steady = useMemo(() => steadily<Value>(), []);
  return useSyncExternalStore(subscribe, () => steady(read()));
}

/** Returns the last value again as long as the new one is shallowly equal. */
function steadily<Value>(): (value: Value) => Value {
  let last: Value | undefined;
  return (value) => {
    if (last === undefined || !isShallowlyEqual(last, value)) last = value;
    return last;
  };
}

function isShallowlyEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b)) return isSameList(a, b);
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => Object.is(value, (b as Record<string, unknown>)[key]))
  );
}

/** Lists are long, and compared at each read: nothing is made for it. */
const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, at) => Object.is(value, b[at]));
