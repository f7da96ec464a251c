import { useSyncExternalStore } from "react";

/** A value outside React, for what changes more often than a board should render. */
export class Store<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  get = (): Value => this.#value;

  set = (value: Value): void => {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  };

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Renders only when what is selected differs; it must be a primitive or an object that is kept. */
export function useStore<Value, Selected>(
  store: Store<Value>,
  select: (value: Value) => Selected,
): Selected {
  return useSyncExternalStore(store.listen, () => select(store.get()));
}
