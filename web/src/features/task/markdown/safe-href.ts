/** Where a link that somebody wrote may lead. Everything else stays words. */
const SCHEMES: ReadonlySet<string> = new Set(["https:", "http:", "mailto:", "tel:"]);

/** The address as the browser understands it, or null where its scheme is not among the allowed. */
export function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { href, protocol } = new URL(address);
  return SCHEMES.has(protocol) ? href : null;
}
