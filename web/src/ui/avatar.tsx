import { classNames } from "./class-names.ts";
import { hueOf } from "./hue.ts";
import { initials } from "./initials.ts";
import { hueIn } from "./picture.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  /** The hue that they chose (picture.ts), or an address; without one the initials stand. */
  readonly picture?: string | undefined;
}

export interface AvatarProps {
  readonly person: Person;
  readonly size?: keyof typeof SIZES;
  /** A ring: here now. Stone: idle. */
  readonly presence?: "here" | "idle" | undefined;
  /** Beside the person's name in words, the pebble is silent. */
  readonly named?: boolean;
}

const SIZES = {
  xs: "size-4 text-[8px]",
  sm: "size-5 text-[9px]",
  md: "size-6.5 text-[11px]",
  lg: "size-8 text-[12.5px]",
};

/** A person is a pebble with a hue of their own. */
export function Avatar({ person, size = "sm", presence, named = false }: AvatarProps) {
  const hue = hueIn(person.picture);
  return (
    <span
      role={named ? "presentation" : "img"}
      aria-label={named ? undefined : person.name}
      aria-hidden={named || undefined}
      data-hue={hue ?? hueOf(person.id)}
      className={classNames(
        "inline-grid flex-none place-items-center overflow-hidden rounded-pebble font-strong tracking-tight select-none forced:border",
        SIZES[size],
        presence === "idle"
          ? "bg-sunken text-subtle ring ring-line-strong ring-inset"
          : "bg-(--hue-who) text-who-ink",
        presence === "here" && "shadow-[0_0_0_1.5px_var(--surface),0_0_0_3px_var(--hue-dot)]",
      )}
    >
      {person.picture === undefined || hue !== null ? (
        initials(person.name)
      ) : (
        <img src={person.picture} alt="" className="size-full object-cover" />
      )}
    </span>
  );
}

/** Nobody yet. */
export function NoAvatar({ size = "sm" }: { readonly size?: keyof typeof SIZES }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "inline-block flex-none rounded-pebble border-[1.5px] border-dashed border-line-control",
        SIZES[size],
      )}
    />
  );
}
