/** Time and chance, handed in so that tests decide them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds of work, as exact as there is. */
  elapsed(): number;
  /** Run once after so many milliseconds; returns what takes it back. */
  after(ms: number, run: () => void): () => void;
  /** Run as soon as whatever is more urgent has had its turn. */
  soon(run: () => void): void;
  /** A number in [0, 1). */
  random(): number;
}

const turn = new MessageChannel();
const turns: (() => void)[] = [];
turn.port1.onmessage = () => turns.shift()?.();

export const realClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon: (run) => {
    turns.push(run); // a message is not slowed down as nested timers are
    turn.port2.postMessage(null);
  },
  random: () => Math.random(),
};
