/** WCAG contrast of the tokens: OKLCH to luminance by Björn Ottosson's matrices, then the ratio of WCAG 2.2. */

export type Palette = Readonly<Record<string, readonly [light: string, dark: string]>>;

const COLOUR = /--([\w-]+):\s*light-dark\(oklch\(([^)]+)\),\s*oklch\(([^)]+)\)\)/g;

/** The colours that a stylesheet names, each as its two OKLCH values. */
export const paletteOf = (css: string): Palette =>
  Object.fromEntries(
    [...css.matchAll(COLOUR)].map(([, name = "", light = "", dark = ""]) => [name, [light, dark]]),
  );

export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(oklch: string): number {
  const [r, g, b] = linearRgb(oklch).map((part) => Math.min(1, Math.max(0, part))) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

type Rgb = [number, number, number];

/** Linear sRGB, unclipped: a part outside 0 to 1 is a colour that no sRGB screen shows. */
export function linearRgb(oklch: string): Rgb {
  const [L = 0, C = 0, hue = 0] = (oklch.split("/")[0] ?? "").trim().split(/\s+/).map(Number);
  const a = C * Math.cos((hue * Math.PI) / 180);
  const b = C * Math.sin((hue * Math.PI) / 180);
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
