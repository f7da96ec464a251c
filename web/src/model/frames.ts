/** The frames of the socket, both ways; `POST /api/sync` carries the same. What each means: protocol/wire.md. */
import type { Entry } from "./entries.ts";
import type { BoardMember, Json, KindName, Member } from "./generated.ts";
import type { Mutation } from "./ops.ts";

/** Most mutations in one push. */
export const MAX_PUSH = 500;
/** Largest frame that the server takes, in bytes. */
export const MAX_FRAME_BYTES = 1024 * 1024;

export type WorkspaceRole = Member["role"];
export type BoardRole = BoardMember["role"];

/** Where a replica stands in a stream; the mark is the start of the chain's hash there, "" at 0. */
export interface Cursor {
  readonly cursor: number;
  readonly mark: string;
}

/** Most other places that a hello names. */
export const MAX_PLACES = 32;

/** Where all parts of a replica are complete, and other places at which parts of it stand. */
export interface Standing extends Cursor {
  readonly others?: readonly Cursor[];
}

export interface Me {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly is_admin: boolean;
}

interface ScopeRights {
  /** A board role; absent for scopes that are no board. */
  readonly board?: BoardRole | null;
}

export interface StreamRights {
  readonly kind: "workspace" | "user";
  readonly role: WorkspaceRole | null;
  readonly head: number;
  readonly scopes: Readonly<Record<string, ScopeRights>>;
}

/** One connection of someone who is on the scope now. */
export interface Peer {
  readonly client: string;
  readonly person: string;
  readonly where?: string | null;
  readonly typing?: boolean;
  readonly cursor?: string | null;
}

export type ClientFrame =
  | {
      readonly type: "hello";
      readonly wire: number;
      readonly model: number;
      readonly app: string;
      readonly client: string;
      readonly person: string;
      readonly streams: Readonly<Record<string, Standing>>;
      readonly hold: Readonly<Record<string, readonly string[]>>;
      /** Scopes of all whose tasks text updates are sent. */
      readonly threads: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly type: "hold"; readonly stream: string; readonly scopes: readonly string[] }
  | {
      readonly type: "threads";
      readonly stream: string;
      readonly tasks: readonly string[];
      /** Scopes of which all tasks count as open. */
      readonly scopes: readonly string[];
    }
  | { readonly type: "push"; readonly mutations: readonly Mutation[] }
  | ({ readonly type: "catch_up"; readonly stream: string } & Standing)
  | {
      readonly type: "presence";
      /** null: nowhere any more. */
      readonly scope: string | null;
      readonly where?: string;
      readonly typing?: boolean;
      readonly cursor?: string;
    }
  | { readonly type: "ping" };

export interface EntriesFrame {
  readonly type: "entries";
  readonly stream: string;
  readonly after: number;
  readonly upto: number;
  readonly mark: string;
  readonly entries: readonly Entry[];
}

export interface RefusedFrame {
  readonly type: "refused";
  readonly mutation: string;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string>>;
  readonly op?: number | null;
}

export interface WaitFrame {
  readonly type: "wait";
  readonly mutation: string;
  readonly code: string;
  /** Seconds. */
  readonly retry_after: number;
}

export interface ScopeFrame {
  readonly type: "scope";
  readonly stream: string;
  readonly seq: number;
  readonly role: WorkspaceRole | null;
  readonly gained?: Readonly<Record<string, ScopeRights>>;
  readonly lost?: readonly string[];
}

export type ServerFrame =
  | {
      readonly type: "welcome";
      readonly wire: number;
      readonly model: number;
      readonly me: Me;
      readonly streams: Readonly<Record<string, StreamRights>>;
    }
  | {
      readonly type: "accepted";
      readonly stream: string;
      readonly mutations: readonly (readonly [id: string, seq: number])[];
    }
  | RefusedFrame
  | WaitFrame
  | EntriesFrame
  | ScopeFrame
  | { readonly type: "stream"; readonly stream: string; readonly rights: StreamRights | null }
  | { readonly type: "reset"; readonly stream: string; readonly reason: "horizon" | "fork" }
  | { readonly type: "peers"; readonly scope: string; readonly peers: readonly Peer[] }
  | { readonly type: "pong" }
  | {
      readonly type: "fault";
      readonly code: string;
      readonly detail?: Readonly<Record<string, string>>;
    }
  | { readonly type: "bye"; readonly code: string; readonly retry_after?: number };

/** Rows by kind, as columns: `fields` names them, each row has a value for each. */
export type ColumnarKinds = Readonly<
  Partial<
    Record<
      KindName,
      { readonly fields: readonly string[]; readonly rows: readonly (readonly Json[])[] }
    >
  >
>;

export interface SegmentBody {
  readonly stream: string;
  readonly scope: string;
  readonly seq: number;
  readonly mark: string;
  readonly kinds: ColumnarKinds;
}

export interface ThreadBody extends SegmentBody {
  readonly task: string;
  /** Yjs updates (base64url) of each text field. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** The threads of some tasks of a scope; texts by task and field. */
export interface ThreadsPage extends SegmentBody {
  readonly texts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** After which task the rest follows. */
  readonly next: string | null;
}

export interface LogPage {
  readonly entries: readonly Entry[];
  readonly next: number | null;
}
