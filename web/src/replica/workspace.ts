import type { Draft } from "../model/ops.ts";
import type { StreamReplica } from "./stream-replica.ts";

/** What an action is given: the stream as it is seen, and the one way to change it. */
export interface Workspace {
  readonly id: string;
  /** Who acts. */
  readonly person: string;
  readonly view: StreamReplica;
  /** Applied at once, sent in its turn. Returns the mutation's id, null for a draft without ops. */
  readonly mutate: (draft: Draft) => string | null;
}
