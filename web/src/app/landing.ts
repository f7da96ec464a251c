import { paths } from "../commands/paths.ts";

/** Sign-in that comes back to where one wanted to go. */
export function signInPath(wanted: string): string {
  if (wanted === paths.home || wanted.startsWith(paths.signIn)) return paths.signIn;
  return `${paths.signIn}?to=${encodeURIComponent(wanted)}`;
}

/**
 * Where to go after sign-in. Only pages of this site: an address from elsewhere could send
 * someone who just typed a password to a page that asks for it again.
 */
export function landingPath(search: string): string {
  const wanted = new URLSearchParams(search).get("to") ?? paths.home;
  const here = "https://here.invalid";
  try {
    const url = new URL(wanted, here);
    if (url.origin !== here || url.pathname.startsWith("//")) return paths.home;
    if (url.pathname === paths.signIn) return paths.home;
    return url.pathname + url.search + url.hash;
  } catch {
    return paths.home;
  }
}
