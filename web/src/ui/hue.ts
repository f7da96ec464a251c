/** The ten hues of labels, boards and people; `data-hue` on an element gives it the colours (styles/hues.css). */
export const HUES = [
  "stone",
  "clay",
  "ochre",
  "moss",
  "pine",
  "lake",
  "sky",
  "iris",
  "heath",
  "rose",
] as const;

export type Hue = (typeof HUES)[number];

/** The hue that an id keeps for good, the same on every device. FNV-1a, so that near ids lie far apart. */
export function hueOf(id: string): Hue {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  }
  return HUES[(hash >>> 0) % HUES.length] ?? "stone";
}

export const isHue = (name: string): name is Hue => (HUES as readonly string[]).includes(name);
