import type { ServerFrame } from "../model/frames.ts";
import { Unanswered, type Link, type LinkEvents, type Transport } from "./transport.ts";

/** What the browser's own classes do; a test in Node adds cookies. */
export interface Network {
  readonly openSocket: (path: string) => WebSocket;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
}

export const browserNetwork: Network = {
  openSocket: (path) => new WebSocket(new URL(path, location.href)),
  fetch: (path, init) => fetch(path, init),
};

/** Frames over a WebSocket, one a message. */
export class SocketTransport implements Transport {
  readonly #network: Network;

  constructor(network: Network = browserNetwork) {
    this.#network = network;
  }

  connect({ hello, opened, frames, closed }: LinkEvents): Link {
    const socket = this.#network.openSocket("/api/socket");
    socket.addEventListener("open", () => {
      opened();
      socket.send(JSON.stringify(hello()));
    });
    socket.addEventListener("message", ({ data }) => {
      frames([JSON.parse(String(data)) as ServerFrame]);
    });
    socket.addEventListener("close", closed);
    return {
      send: (frame) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
      },
      close: () => socket.close(),
    };
  }

  get(path: string, signal?: AbortSignal): Promise<unknown> {
    return getJson(this.#network, path, signal && { signal });
  }
}

/** A JSON body, or `Unanswered`. */
export async function getJson(
  { fetch }: Network,
  path: string,
  init?: RequestInit,
): Promise<unknown> {
  const answer = await fetch(path, init).catch(() => null);
  if (!answer?.ok) throw new Unanswered(answer?.status ?? 0);
  return answer.json();
}
