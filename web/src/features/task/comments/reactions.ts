/** What one reacts with most; others come with imports and by other ways. */
export const QUICK_REACTIONS = ["👍", "✅", "👀", "🎉"] as const;

export interface Reaction {
  readonly emoji: string;
  /** Ids of who reacted so. */
  readonly people: readonly string[];
}

/** The reactions to a comment, `<person>:<emoji>` each, gathered; what most reacted with first. */
export function reactionsOf(reactions: readonly string[] | null | undefined): readonly Reaction[] {
  const people = new Map<string, readonly string[]>();
  for (const reaction of reactions ?? []) {
    const at = reaction.indexOf(":");
    const emoji = reaction.slice(at + 1);
    people.set(emoji, [...(people.get(emoji) ?? []), reaction.slice(0, at)]);
  }
  return Array.from(people, ([emoji, by]) => ({ emoji, people: by })).sort(
    (a, b) => b.people.length - a.people.length,
  );
}
