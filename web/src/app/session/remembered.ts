/** What a device remembers of who used it, so that Cairn starts without a line. Holds no secret. */
import type { Me } from "../../model/frames.ts";

export type Memory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Another tab of this device writes it when someone comes or goes. */
export const SIGNED_IN_KEY = "cairn.me";
const LEFT_KEY = "cairn.left";
const OWED_KEY = "cairn.sign-out-owed";

/** Who is signed in, as far as this device knows. */
export const rememberedMe = (memory: Memory): Me | null => readMe(memory, SIGNED_IN_KEY);

/** Whose session the server ended: their changes stay on this device until they sign in again. */
export const rememberedLeft = (memory: Memory): Me | null => readMe(memory, LEFT_KEY);

export function rememberSignedIn(me: Me, memory: Memory): void {
  memory.setItem(SIGNED_IN_KEY, JSON.stringify(me));
  if (rememberedLeft(memory)?.person === me.person) memory.removeItem(LEFT_KEY);
}

/** The server knows of no session: who was here is remembered as left. */
export function rememberLeft(memory: Memory): void {
  const me = rememberedMe(memory);
  memory.removeItem(SIGNED_IN_KEY);
  if (me) memory.setItem(LEFT_KEY, JSON.stringify(me));
}

/** They signed out here; the server is still to be told. */
export function rememberSignedOut(memory: Memory): void {
  memory.setItem(OWED_KEY, "1");
  memory.removeItem(SIGNED_IN_KEY);
}

export const rememberSignOutTold = (memory: Memory): void => memory.removeItem(OWED_KEY);

/** Someone signed out, and their session ends as soon as the server can be told. */
export const isSignOutOwed = (memory: Memory): boolean => memory.getItem(OWED_KEY) !== null;

function readMe(memory: Memory, key: string): Me | null {
  try {
    const kept = JSON.parse(memory.getItem(key) ?? "null") as Me | null;
    return typeof kept?.person === "string" ? kept : null;
  } catch {
    return null; // written by something else
  }
}
