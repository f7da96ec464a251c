/** The catalogue is English, so dates and numbers are too: in the reader's own English where they have one. */
export function chooseLocale(preferred: readonly string[]): string {
  return preferred.find((tag) => tag === "en" || tag.startsWith("en-")) ?? "en-GB";
}

export const locale = chooseLocale(navigator.languages);

const plurals = new Intl.PluralRules("en");

export const pluralRule = (n: number): Intl.LDMLPluralRule => plurals.select(n);
