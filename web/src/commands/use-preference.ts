import type { Json } from "../model/generated.ts";
import { useReplica } from "../replica/context.ts";
import { useChildRows } from "../replica/hooks.ts";
import { preferenceNamed } from "./actions/preference.ts";

/** What the person keeps under a name; null where there is nothing. */
export function usePreference(name: string): Json {
  const { person } = useReplica();
  return preferenceNamed(useChildRows("preference", person), name)?.value ?? null;
}

/** The strings of a list; whatever else lies there is passed over. */
export const stringsIn = (value: Json): readonly string[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter((each) => typeof each === "string") : [];
