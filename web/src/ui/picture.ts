import { isHue, type Hue } from "./hue.ts";

/** A person's picture is, for now, the hue that they chose for their initials: `hue:moss`. */
const HUE = "hue:";

export const pictureOf = (hue: Hue): string => `${HUE}${hue}`;

/** The hue that someone chose; null where they chose none. */
export function hueIn(picture: string | null | undefined): Hue | null {
  if (picture?.startsWith(HUE) !== true) return null;
  const name = picture.slice(HUE.length);
  return isHue(name) ? name : null;
}
