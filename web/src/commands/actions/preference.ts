/** What a person keeps for themselves, on all their devices: a row a name in their own stream. */
import { setField } from "../../model/edits.ts";
import type { Json, Preference } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Replica } from "../../replica/replica.ts";

/** Two devices may both have made one; each reads the older. */
export const preferenceNamed = (
  rows: readonly Preference[],
  name: string,
): Preference | undefined => rows.find((row) => row.name === name);

/** Keeps a value under a name. Returns the mutation's id, null if it is so already. */
export function setPreference(replica: Replica, name: string, value: Json): string | null {
  const { person } = replica;
  const row = preferenceNamed(replica.stream(person).childRows("preference", person), name);
  return replica.mutate(person, {
    intent: "preference.set",
    ops: row
      ? setField(row, "value", value)
      : [
          {
            op: "create",
            kind: "preference",
            id: uuid7(),
            parent: person,
            fields: { name, value },
          },
        ],
  });
}
