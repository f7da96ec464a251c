import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { deviceMemory } from "../desk-memory.ts";
import { api } from "./api.ts";
import { SIGNED_IN_KEY } from "./remembered.ts";
import { askWho, leaveDevice, type SessionState, whoAtStart } from "./who.ts";

export interface Session {
  readonly state: SessionState;
  /** Asks the server who is signed in: at the start, and whenever that may have changed. */
  readonly refresh: () => Promise<void>;
  /** `wipe` leaves nothing of the person on this device. */
  readonly signOut: (wipe: () => Promise<void>) => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("useSession stands outside SessionProvider");
  return session;
}

const memory = deviceMemory();

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState(() => whoAtStart(memory));
  const refresh = useCallback(async () => setState(await askWho(api, memory)), []);
  const signOut = useCallback(
    async (wipe: () => Promise<void>) => setState(await leaveDevice(api, memory, wipe)),
    [],
  );
  useEffect(() => {
    const asked = new AbortController();
    const ask = async () => {
      const who = await askWho(api, memory);
      if (!asked.signal.aborted) setState(who);
    };
    const another = ({ key }: StorageEvent) => void (key === SIGNED_IN_KEY && ask());
    addEventListener("storage", another, { signal: asked.signal });
    void ask();
    return () => asked.abort();
  }, []);
  const session = useMemo(() => ({ state, refresh, signOut }), [state, refresh, signOut]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
