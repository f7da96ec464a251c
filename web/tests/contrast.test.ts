import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { HUES } from "../src/ui/hue.ts";
import { contrast, linearRgb, paletteOf, type Palette } from "./contrast.ts";

const css = readFileSync(new URL("../src/styles/tokens.css", import.meta.url), "utf8");
const [base = "", more = ""] = css.split("@media (prefers-contrast: more)");
const palettes: Readonly<Record<string, Palette>> = {
  "as designed": paletteOf(base),
  "with more contrast": { ...paletteOf(base), ...paletteOf(more) },
};

/** WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for controls and marks. */
const TEXT = 4.5;
const MARK = 3;

type Pair = readonly [ink: string, ground: string, needs: number];

const grounds = [
  "canvas",
  "surface",
  "surface-raised",
  "surface-overlay",
  "surface-sunken",
  "surface-hover",
  "surface-pressed",
  "accent-soft",
];
const states = ["danger", "warning", "success", "info"];
const cross = (inks: readonly string[], on: readonly string[], needs: number): Pair[] =>
  inks.flatMap((ink) => on.map((ground): Pair => [ink, ground, needs]));

const pairs: readonly Pair[] = [
  ...cross(["text", "text-muted", "text-subtle", "accent-text"], grounds, TEXT),
  ...states.flatMap((state) =>
    cross(
      [`${state}-text`],
      [
        "canvas",
        "surface",
        "surface-raised",
        "surface-overlay",
        "surface-hover",
        "accent-soft",
        `${state}-soft`,
      ],
      TEXT,
    ),
  ),
  ...cross(
    ["text", "text-muted"],
    states.map((state) => `${state}-soft`),
    TEXT,
  ),
  ...cross(["text-on-bar"], ["surface-bar", "bar-hover"], TEXT),
  ...cross(["text-on-bar-muted"], ["surface-bar"], TEXT),
  ...cross(["on-accent"], ["accent", "accent-hover"], TEXT),
  ...cross(["on-danger"], ["danger", "danger-hover"], TEXT),
  ...HUES.map((hue): Pair => [`tag-${hue}-fg`, `tag-${hue}-bg`, TEXT]),
  ...HUES.map((hue): Pair => ["who-fg", `who-${hue}`, TEXT]),
  ...cross(
    ["focus", "line-control"],
    ["canvas", "surface", "surface-raised", "surface-overlay", "surface-hover", "accent-soft"],
    MARK,
  ),
  ...cross(["accent", "danger", "success", "info"], ["surface", "surface-raised"], MARK),
];

describe.each(Object.entries(palettes))("colours %s", (_, palette) => {
  it.each(["light", "dark"] as const)("can be told apart in the %s theme", (theme) => {
    const side = theme === "light" ? 0 : 1;
    const failed = pairs
      .map(([ink, ground, needs]) => ({
        ink,
        ground,
        needs,
        got: ratio(palette, ink, ground, side),
      }))
      .filter(({ got, needs }) => got < needs)
      .map(
        ({ ink, ground, needs, got }) => `${ink} on ${ground}: ${got.toFixed(2)}, needs ${needs}`,
      );
    expect(failed).toEqual([]);
  });

  it("lie inside sRGB, so that every screen shows the colours that were checked", () => {
    const outside = Object.entries(palette).filter(([, values]) =>
      values.some((value) => linearRgb(value).some((part) => part < -0.004 || part > 1.004)),
    );
    expect(outside).toEqual([]);
  });
});

function ratio(palette: Palette, ink: string, ground: string, side: 0 | 1): number {
  const [a, b] = [palette[ink], palette[ground]];
  if (!a || !b) throw new Error(`tokens.css names no ${a ? ground : ink}`);
  return contrast(a[side], b[side]);
}
