import { learn } from "../known.ts";

/** What someone must know of their changes while it lasts: banners, and what is asked at sign-out. */
export const sync = learn({
  "sync.download": "Download",
  "sync.evictable": "Go online soon: this browser may clear what it keeps.",
  "sync.full": "This device has no room left",
  "sync.full-detail": "New changes are sent at once and not kept offline. Free some space.",
  "sync.how-https": "How to set it up",
  "sync.https-1":
    "Cairn opens without the server when its address begins with https, or is localhost.",
  "sync.https-2":
    "Put a proxy that has a certificate before it. With Caddy, which fetches one by itself, this is all of its Caddyfile:",
  "sync.https-3": "Then start Cairn with these settings:",
  "sync.https-4": "Without a name of your own, an SSH tunnel makes it local:",
  "sync.keep-open": "Keep this tab open: over plain http it can’t be opened again until then.",
  "sync.no-https": "Offline needs https",
  "sync.no-https-detail": "Over plain http this page can’t be opened without the server.",
  "sync.off": "This browser keeps nothing",
  "sync.off-detail": "A private window, or its storage is blocked: changes are sent at once.",
  "sync.offline": "Working offline",
  "sync.offline-kept": {
    one: "{n} change is kept on this device and sent when you are back.",
    other: "{n} changes are kept on this device and sent when you are back.",
  },
  "sync.offline-none": "You see what was here last. Changes are sent when you are back.",
  "sync.offline-tab-only": "Offline, and nothing is kept on this device",
  "sync.outdated": "A newer Cairn is open in another tab",
  "sync.outdated-detail": "Reload this one to go on with it.",
  "sync.reload": "Reload",
  "sync.sign-out-copies": {
    one: "{n} safety copy of edits of yours goes with it. The download has what is in it.",
    other: "{n} safety copies of edits of yours go with it. The download has what is in them.",
  },
  "sync.sign-out-kept": "This device keeps copies of edits of yours",
  "sync.sign-out-kept-detail": "Nothing waits to be sent, but signing out clears this device.",
  "sync.sign-out-sent": "Everything is on the server",
  "sync.sign-out-sent-detail": "Signing out clears this device. Nothing is lost.",
  "sync.sign-out-unsent": {
    one: "{n} change is not on the server",
    other: "{n} changes are not on the server",
  },
  "sync.sign-out-unsent-detail": {
    one: "Signing out clears this device, and it would be lost. Download it, or stay until it is sent.",
    other:
      "Signing out clears this device, and they would be lost. Download them, or stay until they are sent.",
  },
  "sync.stay": "Stay signed in",
  "sync.tab-only-unsent": {
    one: "{n} unsent change lives only in this tab: keep it open until you are back.",
    other: "{n} unsent changes live only in this tab: keep it open until you are back.",
  },
  "sync.unsent-kept": {
    one: "{n} unsent change is kept on this device.",
    other: "{n} unsent changes are kept on this device.",
  },
  "sync.update-needed": "This version is too old to go on",
  "sync.update-needed-detail": "Reload to take the new one.",
  "sync.update-ready": "A new version is ready",
  "sync.update-ready-detail": "Reload when it suits you. Your unsent changes stay.",
});
