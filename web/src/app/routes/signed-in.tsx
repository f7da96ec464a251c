import { useEffect, useState, type ReactNode } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { paths, placeAt } from "../../commands/paths.ts";
import type { Me } from "../../model/frames.ts";
import { browserReplica, runReplica } from "../../replica/browser-replica.ts";
import { ReplicaContext } from "../../replica/context.ts";
import { useSyncStatus } from "../../replica/hooks.ts";
import { version } from "../../../package.json";
import { signInPath } from "../landing.ts";
import { useSession } from "../session/session.tsx";
import { Home } from "./home.tsx";
import { Lost } from "./lost.tsx";
import { Unreachable } from "./unreachable.tsx";
import { WorkspacePage } from "./workspace-page.tsx";

/** Everything behind sign-in; who is not signed in goes there first, and comes back. */
export function SignedIn() {
  const { state } = useSession();
  const [path] = useLocation();
  const search = useSearch();
  switch (state.kind) {
    case "asking":
      return null;
    case "unreachable":
      return <Unreachable />;
    case "signed-out":
      return <Redirect to={signInPath(search === "" ? path : `${path}?${search}`)} replace />;
    case "signed-in":
      return (
        <WithReplica key={state.me.person} me={state.me}>
          <Pages />
        </WithReplica>
      );
  }
}

/** The replica of who is signed in, running as long as they are. */
function WithReplica({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const [replica] = useState(() => browserReplica(me.person, version));
  useEffect(() => runReplica(replica), [replica]);
  return <ReplicaContext value={replica}>{children}</ReplicaContext>;
}

function Pages() {
  useSignedOut();
  const [path] = useLocation();
  const place = placeAt(path);
  if (path === paths.home) return <Home />;
  return place ? <WorkspacePage key={place.workspace} place={place} /> : <Lost />;
}

/** When the server says that the session is over, ask it who is signed in: nobody, so sign-in follows. */
function useSignedOut(): void {
  const { refresh } = useSession();
  const { state } = useSyncStatus();
  useEffect(() => {
    if (state === "signed_out") void refresh();
  }, [state, refresh]);
}
