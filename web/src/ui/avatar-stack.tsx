import { say } from "../strings/say.ts";
import { Avatar, type Person } from "./avatar.tsx";

export interface AvatarStackProps {
  readonly people: readonly Person[];
  readonly size?: "xs" | "sm" | "md";
  /** How many pebbles before "+2". */
  readonly most?: number;
  /** Who of them is here or idle, by id. */
  readonly presence?: ReadonlyMap<string, "here" | "idle"> | undefined;
  /** What the names mean: "Assigned to Omar, Priya". */
  readonly label: string;
}

/** Several people as one picture with one name. */
export function AvatarStack({ people, size = "sm", most = 3, presence, label }: AvatarStackProps) {
  const shown = people.length > most ? people.slice(0, most - 1) : people;
  const rest = people.length - shown.length;
  const apart = presence === undefined ? "-space-x-0.5" : "space-x-1.5";
  return (
    <span
      role="img"
      aria-label={label}
      data-tip={label}
      className={`inline-flex flex-none items-center ${apart}`}
    >
      {shown.map((person) => (
        <Avatar
          key={person.id}
          person={person}
          size={size}
          presence={presence?.get(person.id)}
          named
        />
      ))}
      {rest > 0 && (
        <span
          aria-hidden
          className="inline-grid h-5 min-w-5 flex-none place-items-center rounded-pebble bg-pressed px-1 text-2xs font-medium text-muted"
        >
          {say("parts.plus", { n: rest })}
        </span>
      )}
    </span>
  );
}
