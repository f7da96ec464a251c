import { locale } from "./locale.ts";

const whole = new Intl.NumberFormat(locale);
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export const number = (n: number): string => whole.format(n);

/** A file's size with at most three digits: 412 kB, 1.8 MB. */
export function fileSize(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: UNITS[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short", // "90 byte" is what short makes of it
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** step);
}
