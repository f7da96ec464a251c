// Draws public/icons from public/cairn.svg, for home screens that take no SVG. Run by hand when the mark changes.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const GROUND = "#f2f0ec";
const publicFolder = new URL("../public/", import.meta.url);
const mark = readFileSync(new URL("cairn.svg", publicFolder), "utf8");

/**
 * Launchers cut a maskable icon to their own shape: its mark stays within the inner 80 %.
 * @type {readonly {name: string, size: number, mark: number, ground: string}[]}
 */
const ICONS = [
  { name: "cairn-192.png", size: 192, mark: 0.92, ground: "transparent" },
  { name: "cairn-512.png", size: 512, mark: 0.92, ground: "transparent" },
  { name: "maskable-512.png", size: 512, mark: 0.56, ground: GROUND },
  { name: "apple-180.png", size: 180, mark: 0.68, ground: GROUND },
];

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
for (const icon of ICONS) {
  await page.setViewportSize({ width: icon.size, height: icon.size });
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${icon.ground}}
     svg{width:${icon.mark * 100}vmin}</style>${mark}`,
  );
  writeFileSync(
    new URL(`icons/${icon.name}`, publicFolder),
    await page.screenshot({ omitBackground: true }),
  );
}
await browser.close();
