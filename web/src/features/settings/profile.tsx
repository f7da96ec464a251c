import { useId, useState } from "react";
import { renameSelf, setPicture } from "../../commands/actions/profile.ts";
import type { Profile as ProfileRow } from "../../model/generated.ts";
import { useReplica } from "../../replica/context.ts";
import { useRow } from "../../replica/hooks.ts";
import "../../strings/en/account.ts";
import { say } from "../../strings/say.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { HUES, hueOf } from "../../ui/hue.ts";
import { Input } from "../../ui/input.tsx";
import { hueIn, pictureOf } from "../../ui/picture.ts";
import { Lines } from "../../ui/skeleton.tsx";
import { Section } from "./section.tsx";

/** How others see the person. Works without a line, as any edit does. */
export function Profile() {
  const { person } = useReplica();
  const profile = useRow("profile", person);
  return (
    <Section title={say("account.profile")} detail={say("account.profile-detail")}>
      {profile ? (
        <>
          <Name key={profile.name} profile={profile} />
          <Pebble profile={profile} />
        </>
      ) : (
        <Lines count={3} />
      )}
    </Section>
  );
}

interface PartProps {
  readonly profile: ProfileRow;
}

function Name({ profile }: PartProps) {
  const replica = useReplica();
  const [name, setName] = useState(profile.name);
  const wanted = name.trim();
  const isSame = wanted === profile.name;
  return (
    <form
      className="grid max-w-88 gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== "" && !isSame) renameSelf(replica, profile, wanted);
      }}
    >
      <Field
        label={say("account.name")}
        error={wanted === "" ? say("account.name-empty") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={200}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        className="justify-self-start"
        unavailable={isSame ? say("account.name-same") : undefined}
      >
        {say("account.save-name")}
      </Button>
    </form>
  );
}

/** The hue of one's initials: radio buttons, for the keyboard's sake. */
function Pebble({ profile }: PartProps) {
  const replica = useReplica();
  const group = useId();
  const chosen = hueIn(profile.picture) ?? hueOf(profile.id);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{say("account.colour")}</legend>
      <div className="flex flex-wrap gap-1">
        {HUES.map((hue) => (
          <label
            key={hue}
            className="grid size-touch cursor-pointer place-items-center rounded-md has-checked:bg-sunken has-checked:inset-ring has-checked:inset-ring-line-strong has-focus-visible:outline-2"
          >
            <input
              type="radio"
              name={group}
              className="sr-only"
              checked={hue === chosen}
              aria-label={say(`account.hue-${hue}`)}
              onChange={() => setPicture(replica, profile, pictureOf(hue))}
            />
            <Avatar
              person={{ id: profile.id, name: profile.name, picture: pictureOf(hue) }}
              size="lg"
              named
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
