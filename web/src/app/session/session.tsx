import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import type { Me } from "../../model/frames.ts";
import { api } from "./api.ts";

export type SessionState =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "signed-in"; readonly me: Me };

export interface Session {
  readonly state: SessionState;
  /** Asks the server who is signed in: at the start, and whenever that may have changed. */
  readonly refresh: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("useSession stands outside SessionProvider");
  return session;
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ kind: "asking" });
  const refresh = useCallback(async () => setState(await askWho()), []);
  const signOut = useCallback(async () => {
    await api.signOut();
    await refresh();
  }, [refresh]);
  useEffect(() => {
    let wanted = true;
    void askWho().then((who) => wanted && setState(who));
    return () => {
      wanted = false;
    };
  }, []);
  const session = useMemo(() => ({ state, refresh, signOut }), [state, refresh, signOut]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

async function askWho(): Promise<SessionState> {
  const answer = await api.me();
  if (answer.ok) return { kind: "signed-in", me: answer.value };
  return answer.problem.code === "sign_in_needed"
    ? { kind: "signed-out" }
    : { kind: "unreachable" };
}
