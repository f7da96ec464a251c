/** Where a link that somebody wrote may lead. Everything else stays words. */
const SCHEMES: ReadonlySet<string> = new Set(["https:", "http:", "mailto:", "tel:"]);

/** The address as the browser understands it, or null where its scheme is not among the allowed. */
export function safeHref(address: string): string | null {
  const url = URL.parse(address.trim());
  return url !== null && SCHEMES.has(url.protocol) ? url.href : null;
}
