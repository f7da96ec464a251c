/** The replica as a page runs it: real network, real time, and an ear for what the device says. */
import { realClock } from "./clock.ts";
import { FallbackTransport } from "./fallback-transport.ts";
import { MemoryOutbox } from "./outbox.ts";
import { PollTransport } from "./poll-transport.ts";
import { Replica } from "./replica.ts";
import { browserNetwork, SocketTransport } from "./socket-transport.ts";

/** A started replica of a person's streams; call what is returned beside it to stop. */
export function startReplica(person: string, app: string): { replica: Replica; stop: () => void } {
  const isVisible = (): boolean => document.visibilityState === "visible";
  const transport = new FallbackTransport(
    new SocketTransport(),
    new PollTransport(browserNetwork, realClock, isVisible),
  );
  const replica = new Replica({ person, app, outbox: new MemoryOutbox(), transport });
  const listening = new AbortController();
  const options = { signal: listening.signal };
  window.addEventListener("online", () => replica.wake(), options);
  window.addEventListener("offline", () => replica.sleep(), options);
  document.addEventListener("visibilitychange", () => isVisible() && replica.wake(), options);
  void replica.start();
  return {
    replica,
    stop: () => {
      listening.abort();
      replica.stop();
    },
  };
}
