import { describe, expect, it } from "vitest";
import model from "../../../protocol/model.json";
import { MAX_OPS } from "../replica/split.ts";
import { MAX_FRAME_BYTES, MAX_PUSH } from "./frames.ts";
import { OWN_KINDS, SET_FIELDS, THREAD_KINDS } from "./shape.ts";

interface Described {
  readonly stream: string;
  readonly thread: boolean;
  readonly fields: Readonly<Record<string, { readonly merge: string }>>;
}

const kinds = Object.entries(model.kinds as unknown as Readonly<Record<string, Described>>);
const fields = kinds.flatMap(([, kind]) => Object.entries(kind.fields));
const named = (which: (kind: Described) => boolean) =>
  new Set(kinds.flatMap(([name, kind]) => (which(kind) ? [name] : [])));

describe("what the replica knows of the model", () => {
  it("names the kinds of threads", () => {
    expect(THREAD_KINDS).toEqual(named((kind) => kind.thread));
  });

  it("names the kinds of a person's own stream", () => {
    expect(OWN_KINDS).toEqual(named((kind) => kind.stream === "user"));
  });

  it("names the fields that are sets, and no other field is called so", () => {
    const sets = fields.flatMap(([name, { merge }]) => (merge === "set" ? [name] : []));
    expect(SET_FIELDS).toEqual(new Set(sets));
    const others = fields.flatMap(([name, { merge }]) => (merge === "set" ? [] : [name]));
    expect(others.filter((name) => SET_FIELDS.has(name))).toEqual([]);
  });

  it("has the server's limits", () => {
    expect({ ops: MAX_OPS, push: MAX_PUSH, frame_bytes: MAX_FRAME_BYTES }).toEqual({
      ops: model.limits.ops,
      push: model.limits.push,
      frame_bytes: model.limits.frame_bytes,
    });
  });
});
