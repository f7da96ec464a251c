import { describe, expect, it, vi } from "vitest";
import type { Me } from "../../model/frames.ts";
import type { Answer } from "../../replica/ask.ts";
import { askWho, leaveDevice, whoAtStart } from "./who.ts";

const ADA: Me = { person: "ada", name: "Ada", email: "ada@example.org", is_admin: false };
const BEN: Me = { ...ADA, person: "ben", name: "Ben" };

const failed = (code: string) => ({ ok: false, problem: { code, params: {} } }) as const;
const ok = { ok: true, value: null } as const;

/** A server that answers so to "who am I" and to signing out. */
const server = (me: Answer<Me>, signOut: Answer<unknown> = ok) => ({
  me: () => Promise.resolve(me),
  signOut: () => Promise.resolve(signOut),
});
const signedInAs = (me: Me) => server({ ok: true, value: me });
const gone = server(failed("unreachable"), failed("unreachable"));
const nobody = server(failed("sign_in_needed"), failed("sign_in_needed"));

const nothing = () => Promise.resolve();

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe("who is signed in", () => {
  it("is asked of the server where nobody was before", async () => {
    const memory = device();
    expect(whoAtStart(memory)).toEqual({ kind: "asking" });
    expect(await askWho(gone, memory)).toEqual({ kind: "unreachable" });
  });

  it("is known without a line from then on", async () => {
    const memory = device();
    await askWho(signedInAs(ADA), memory);
    expect(whoAtStart(memory)).toEqual({ kind: "signed-in", me: ADA });
    expect(await askWho(gone, memory)).toEqual({ kind: "signed-in", me: ADA });
  });

  it("is nobody once the server says so, and who it was is remembered as left", async () => {
    const memory = device();
    await askWho(signedInAs(ADA), memory);
    expect(await askWho(nobody, memory)).toEqual({ kind: "signed-out", left: ADA });
    expect(whoAtStart(memory)).toEqual({ kind: "asking" });
  });

  it("is someone else when another person signs in; who left stays remembered until they are back", async () => {
    const memory = device();
    await askWho(signedInAs(ADA), memory);
    await askWho(nobody, memory);
    expect(await askWho(signedInAs(BEN), memory)).toEqual({ kind: "signed-in", me: BEN });
    const afterBen = await leaveDevice(signedInAs(BEN), memory, nothing);
    expect(afterBen).toEqual({ kind: "signed-out", left: ADA });
    await askWho(signedInAs(ADA), memory);
    const afterAda = await leaveDevice(signedInAs(ADA), memory, nothing);
    expect(afterAda).toEqual({ kind: "signed-out", left: null });
  });

  it("is nobody after signing out, whatever an answer says that was asked for before", async () => {
    const memory = device();
    await askWho(signedInAs(ADA), memory);
    let answer: (me: Answer<Me>) => void = () => undefined;
    const late = new Promise<Answer<Me>>((resolve) => (answer = resolve));
    const asked = askWho({ ...signedInAs(ADA), me: () => late }, memory);
    await leaveDevice(signedInAs(ADA), memory, nothing);
    answer({ ok: true, value: ADA });
    expect(await asked).toEqual({ kind: "signed-out", left: null });
    expect(whoAtStart(memory)).toEqual({ kind: "asking" });
  });

  it("is nobody after signing out without a line, though the server still thinks otherwise", async () => {
    const memory = device();
    await askWho(signedInAs(ADA), memory);
    await leaveDevice(gone, memory, nothing);
    expect(whoAtStart(memory)).toMatchObject({ kind: "signed-out" });
    expect(await askWho(gone, memory)).toMatchObject({ kind: "signed-out" });
    expect(await askWho(signedInAs(ADA), memory)).toMatchObject({ kind: "signed-out" });
    expect(await askWho(signedInAs(BEN), memory)).toEqual({ kind: "signed-in", me: BEN });
  });

  it("is nobody before the device is wiped, lest a tab that dies meanwhile sign in again", async () => {
    const memory = device();
    await askWho(signedInAs(ADA), memory);
    const dies = () => Promise.reject(new Error("the tab dies"));
    await expect(leaveDevice(gone, memory, dies)).rejects.toThrow("dies");
    expect(whoAtStart(memory)).toMatchObject({ kind: "signed-out" });
  });

  it("is nobody for the server too, though the wiping of the device hangs", async () => {
    const memory = device();
    await askWho(signedInAs(ADA), memory);
    const told = vi.fn(() => Promise.resolve(ok));
    const hangs = () => new Promise<void>(() => undefined);
    void leaveDevice({ ...signedInAs(ADA), signOut: told }, memory, hangs);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect(await askWho(nobody, memory)).toMatchObject({ kind: "signed-out" });
  });

  it("has the device wiped, though the server never answers", async () => {
    const memory = device();
    await askWho(signedInAs(ADA), memory);
    const silent = () => new Promise<never>(() => undefined);
    const wipe = vi.fn(nothing);
    void leaveDevice({ ...signedInAs(ADA), signOut: silent }, memory, wipe);
    await vi.waitFor(() => expect(wipe).toHaveBeenCalledOnce());
    expect(whoAtStart(memory)).toMatchObject({ kind: "signed-out" });
  });

  it("is nobody where what was remembered can't be read", () => {
    const memory = device();
    memory.setItem("cairn.me", "{");
    expect(whoAtStart(memory)).toEqual({ kind: "asking" });
  });
});
