import { Suspense } from "react";
import { Route, Switch } from "wouter";
import { paths } from "../commands/paths.ts";
import { SignedIn } from "./routes/signed-in.tsx";
import { SessionProvider } from "./session/session.tsx";
import { useLinks } from "./use-links.ts";
import { patiently } from "../ui/patiently.ts";

// The doors are seen once a month; the board must not wait for them.
const doors = () => import("./routes/door-routes.tsx");
const SetUpRoute = patiently(async () => (await doors()).SetUpRoute);
const SignInRoute = patiently(async () => (await doors()).SignInRoute);
const ResetRoute = patiently(async () => (await doors()).ResetRoute);
const InvitationRoute = patiently(async () => (await doors()).InvitationRoute);

export function App() {
  useLinks();
  return (
    <SessionProvider>
      <Suspense fallback={null}>
        <Switch>
          <Route path={paths.setUp}>
            <SetUpRoute />
          </Route>
          <Route path={paths.signIn}>
            <SignInRoute />
          </Route>
          <Route path={paths.reset}>
            <ResetRoute token={location.hash.slice(1)} />
          </Route>
          <Route path={paths.join}>
            <InvitationRoute token={location.hash.slice(1)} />
          </Route>
          <Route>
            <SignedIn />
          </Route>
        </Switch>
      </Suspense>
    </SessionProvider>
  );
}
