/** What a workspace has set for itself; see `trash_days` of the server's retention. Pure. */
import type { Json } from "./generated.ts";

/** Days that the trash keeps what is in it, in a workspace that set nothing else. */
const DEFAULT_DAYS = 30;

export function keptDays(settings: Json | null | undefined): number {
  const days = asRecord(settings)["trash_days"];
  return typeof days === "number" && days >= 1 ? days : DEFAULT_DAYS;
}

/** The settings with another `trash_days`; what else is set stays. */
export const withKeptDays = (settings: Json | null | undefined, days: number): Json => ({
  ...asRecord(settings),
  trash_days: days,
});

function asRecord(settings: Json | null | undefined): Readonly<Record<string, Json>> {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) return {};
  return settings as Readonly<Record<string, Json>>;
}
