/** The page's side of the service worker: registers it, hears of new versions, lets one take over. */
import { PAGE_LOCK } from "../../service-worker/page-lock.ts";

/**
 * `ready`: another version is on this device and can be had at once. `gone`: this one can't go on,
 * since the server no longer has a part of it, nor has the device.
 */
export type Update = "none" | "ready" | "gone";

const WORKER = "/service-worker.js";
/**
 * `entry` is the path of the page's first script. Its name carries a hash of all that it leads to,
 * so it names the build that this page runs. Without https or localhost there is no service
 * worker; then only a missing part is heard of.
 */
export async function watch(entry: string, tell: (update: Update) => void): Promise<void> {
  addEventListener("vite:preloadError", () => {
    void isServerWithout(entry).then((isGone) => isGone && tell("gone"));
  });
  if (!("serviceWorker" in navigator)) return;
  void navigator.locks.request(PAGE_LOCK + entry, { mode: "shared" }, untilThePageEnds);
  const registration = await registered();
  if (!registration) return;
  const look = () => {
    const isUpdate = registration.active !== null && registration.waiting !== null;
    if (isUpdate) tell("ready");
  };
  look();
  registration.addEventListener("updatefound", () => {
    void reached(registration.installing, "installed").then(look);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void check();
  });
}

/** Undefined where the browser wants none, as in some private windows: then all works but offline starts. */
async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await navigator.serviceWorker.register(trusted(WORKER));
  } catch {
    return undefined;
  }
}

export async function check(): Promise<void> {
  const registration = await ours();
  await registration?.update().catch(() => undefined); // no line, no news
}

export async function bringNewest(): Promise<void> {
  await check();
  const registration = await ours();
  await reached(registration?.installing ?? null, "installed");
  const next = registration?.waiting ?? null;
  next?.postMessage("take over");
  await reached(next, "activated");
}

const ours = async (): Promise<ServiceWorkerRegistration | undefined> =>
  "serviceWorker" in navigator ? navigator.serviceWorker.getRegistration() : undefined;

/** A part that can't be loaded may only be late: it is gone where the server's list names other files. */
async function isServerWithout(file: string): Promise<boolean> {
  try {
    const answer = await fetch(WORKER, { cache: "no-store" });
    return answer.ok && !(await answer.text()).includes(file);
  } catch {
    return false;
  }
}

/** Resolves when the worker has come to the state, or to its end. */
function reached(worker: ServiceWorker | null, state: ServiceWorkerState): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!worker || worker.state === state || worker.state === "redundant") resolve();
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

const untilThePageEnds = () => new Promise<never>(() => undefined);

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => URL };
}

/** The one address that is ever handed to a browser as a script; the content policy names this policy. */
function trusted(url: typeof WORKER): string | URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  const policy = trustedTypes.createPolicy("cairn-service-worker", {
    createScriptURL: () => WORKER,
  });
  return policy.createScriptURL(url);
}
