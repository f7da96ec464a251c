/** Who is signed in: what the device remembers at once, what the server says when it can be asked. */
import type { Me } from "../../model/frames.ts";
import type { api } from "./api.ts";
import {
  isSignOutOwed,
  type Memory,
  rememberedLeft,
  rememberedMe,
  rememberLeft,
  rememberSignedIn,
  rememberSignedOut,
  rememberSignOutTold,
} from "./remembered.ts";

export type SessionState =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  /** `left`: whose session ended without their doing, so that what they have not sent is still here. */
  | { readonly kind: "signed-out"; readonly left: Me | null }
  | { readonly kind: "signed-in"; readonly me: Me };

type Server = Pick<typeof api, "me" | "signOut">;

/** Before the server was asked; nobody waits for a line who was here before. */
export function whoAtStart(memory: Memory): SessionState {
  if (isSignOutOwed(memory)) return signedOut(memory);
  const me = rememberedMe(memory);
  return me ? { kind: "signed-in", me } : { kind: "asking" };
}

/** What the server says; without a line, what the device remembers. */
export async function askWho(server: Server, memory: Memory): Promise<SessionState> {
  if (isSignOutOwed(memory)) {
    await tellSignOut(server, memory);
    return signedOut(memory);
  }
  const before = rememberedMe(memory);
  const answer = await server.me();
  if (before && !rememberedMe(memory)) return signedOut(memory); // they signed out while it was asked
  if (answer.ok) {
    rememberSignedIn(answer.value, memory);
    return { kind: "signed-in", me: answer.value };
  }
  if (answer.problem.code === "sign_in_needed") {
    rememberLeft(memory);
    return signedOut(memory);
  }
  const me = rememberedMe(memory);
  return me ? { kind: "signed-in", me } : { kind: "unreachable" };
}

/**
 * Sign out here: from now on nobody is signed in on this device, whether or not the server can be
 * told at once. `wipe` leaves nothing of them on it.
 */
export async function leaveDevice(
  server: Server,
  memory: Memory,
  wipe: () => Promise<void>,
): Promise<SessionState> {
  rememberSignedOut(memory); // first: a tab that dies on the way must not sign in again
  const told = tellSignOut(server, memory); // at once: neither waits for the other to succeed
  await wipe();
  await told;
  return signedOut(memory);
}

async function tellSignOut(server: Server, memory: Memory): Promise<void> {
  const answer = await server.signOut();
  if (answer.ok || answer.problem.code === "sign_in_needed") rememberSignOutTold(memory);
}

const signedOut = (memory: Memory): SessionState => ({
  kind: "signed-out",
  left: rememberedLeft(memory),
});
