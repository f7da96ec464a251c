/** How a person is shown to others; readers copy it to every workspace. */
import { setField } from "../../model/edits.ts";
import type { Profile } from "../../model/generated.ts";
import type { Replica } from "../../replica/replica.ts";

/** Returns the mutation's id, null if it is so already. */
export const renameSelf = (replica: Replica, profile: Profile, name: string): string | null =>
  replica.mutate(replica.person, {
    intent: "profile.rename",
    ops: setField(profile, "name", name),
  });

/** `picture` as `pictureOf` makes it. */
export const setPicture = (replica: Replica, profile: Profile, picture: string): string | null =>
  replica.mutate(replica.person, {
    intent: "profile.picture",
    ops: setField(profile, "picture", picture),
  });
