/** Who listens to what. Changes are collected, then each listener is called once. */
export type Listener = () => void;

export class Topics {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #due = new Set<Listener>();

  /** Whether nobody listens to anything, as before the first screen. */
  get isIdle(): boolean {
    return this.#listeners.size === 0;
  }

  listen(topic: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners)
        this.#listeners.delete(topic);
    };
  }

  /** Note a change; nobody is called until `tell`. */
  touch(topic: string): void {
    for (const listener of this.#listeners.get(topic) ?? []) this.#due.add(listener);
  }

  /** Note a change of all topics that begin so. */
  touchAll(start: string): void {
    for (const topic of this.#listeners.keys()) if (topic.startsWith(start)) this.touch(topic);
  }

  tell(): void {
    const due = [...this.#due];
    this.#due.clear();
    for (const listener of due) listener();
  }
}
