/** Holds the app on the device: every file of one build, and answers with them. Knows nothing of data. */
import { answer, hold, prune, type Build } from "./shell.ts";

declare const self: ServiceWorkerGlobalScope;
/** Written in front of this file by the build; see tools/service-worker-plugin.ts. */
declare const BUILD: Build;

self.addEventListener("install", (event) => event.waitUntil(hold(BUILD, caches, fetch)));

self.addEventListener("activate", (event) =>
  event.waitUntil(self.clients.claim().then(pruneUnused)),
);

self.addEventListener("fetch", (event) => {
  const answered = answer(BUILD, event.request, self.location.origin, caches, fetch);
  if (!answered) return;
  event.respondWith(answered);
  if (event.request.mode === "navigate") event.waitUntil(pruneUnused());
});

/** A person chose the new version: it takes over now. Nothing else ever makes it. */
self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});

async function pruneUnused(): Promise<void> {
  const [pages, { held }] = await Promise.all([
    self.clients.matchAll({ type: "window", includeUncontrolled: true }),
    navigator.locks.query(),
  ]);
  const { installing, waiting } = self.registration;
  const locks = held?.map(({ name }) => name ?? "") ?? [];
  await prune(BUILD, caches, pages.length, locks, (installing ?? waiting) !== null);
}
