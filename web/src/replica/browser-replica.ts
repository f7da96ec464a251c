/** The replica as a page runs it: real network, real time, and an ear for what the device says. */
import { realClock } from "./clock.ts";
import { FallbackTransport } from "./fallback-transport.ts";
import type { Device } from "./device/device.ts";
import { PollTransport } from "./poll-transport.ts";
import { Replica } from "./replica.ts";
import { browserNetwork, SocketTransport } from "./socket-transport.ts";

const isVisible = (): boolean => document.visibilityState === "visible";

/** A replica of a person's streams, not yet connected. */
export function browserReplica(person: string, app: string): Replica {
  const transport = new FallbackTransport(
    new SocketTransport(),
    new PollTransport(browserNetwork, realClock, isVisible),
  );
  return new Replica({ person, app, device: openedDevice(person), transport });
}

/** By import(): the first paint needs none of it. */
async function openedDevice(person: string): Promise<Device> {
  const { openDevice } = await import("./device/open-device.ts");
  return openDevice(person);
}

/** Connects it, and keeps it at what the device says; call what is returned to stop. */
export function runReplica(replica: Replica): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  window.addEventListener("online", () => replica.wake(), options);
  window.addEventListener("offline", () => replica.sleep(), options);
  document.addEventListener("visibilitychange", () => isVisible() && replica.wake(), options);
  void replica.start();
  return () => {
    listening.abort();
    replica.stop();
  };
}
