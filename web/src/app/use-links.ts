import { useEffect } from "react";
import { useLocation } from "wouter";

/** Follows links within the app without loading it anew; what opens a new tab is left to the browser. */
export function useLinks(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target.closest("a") : null;
      if (!target || !isOurs(event, target)) return;
      event.preventDefault();
      navigate(target.pathname + target.search + target.hash);
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate]);
}

export function isOurs(
  event: Pick<
    MouseEvent,
    "button" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "defaultPrevented"
  >,
  link: Pick<HTMLAnchorElement, "origin" | "target" | "pathname"> & {
    getAttribute(name: string): string | null;
  },
): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (link.target !== "" || link.getAttribute("download") !== null) return false;
  if (link.getAttribute("href")?.startsWith("#") === true) return false; // a place on this page
  return link.origin === location.origin && !link.pathname.startsWith("/api/");
}
