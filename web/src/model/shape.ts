/** What the replica must know of the model beyond its types. A test holds it and protocol/model.json together. */
import type { KindName } from "./generated.ts";

/** Kinds that are loaded with the thread of their task, not with the segment. */
export const THREAD_KINDS: ReadonlySet<KindName> = new Set(["comment", "relation", "attachment"]);

/** Fields that hold a set, of whichever kind. */
export const SET_FIELDS: ReadonlySet<string> = new Set(["assignees", "labels", "reactions"]);

/** Kinds that lie in a person's own stream. */
export const OWN_KINDS: ReadonlySet<KindName> = new Set([
  "profile",
  "preference",
  "star",
  "watch",
  "notification",
]);
