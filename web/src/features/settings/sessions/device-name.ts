/** What people call a device, from what its browser says of itself. Pure. */

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  // In this order: those further down are named by those above them, too.
  [/\bEdg(?:A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

export interface DeviceName {
  /** A name of its own, or null where it says none that is known. */
  readonly browser: string | null;
  readonly system: string | null;
}

export const deviceName = (agent: string): DeviceName => ({
  browser: first(BROWSERS, agent),
  system: first(SYSTEMS, agent),
});

const first = (names: readonly (readonly [RegExp, string])[], agent: string): string | null =>
  names.find(([sign]) => sign.test(agent))?.[1] ?? null;
