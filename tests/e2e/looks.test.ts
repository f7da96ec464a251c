// Every screen, wide and narrow, light and dark. With SHOTS=1 each is drawn into build/shots/.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { faultsByAxe } from "./support/axe.ts";
import { newPerson, PHONE, startBrowser } from "./support/browser.ts";
import { SCREENS, type Servers } from "./support/screens.ts";
import { startServer } from "./support/server.ts";

const SHOTS = fileURLToPath(new URL("../../build/shots/", import.meta.url));

const SIZES = [
  { width: 1440, options: { viewport: { width: 1440, height: 900 } } },
  { width: 390, options: PHONE },
] as const;

let servers: Servers;
let browser: Browser;
before(async () => {
  servers = { team: await startServer({ tasks: 60 }), bare: await startServer() };
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await servers.team.remove();
  await servers.bare.remove();
});

for (const { width, options } of SIZES)
  for (const colorScheme of ["light", "dark"] as const) {
    const look = `${width}-${colorScheme}`;
    test(`axe finds nothing at ${look}`, (suite) =>
      visit(suite, { ...options, colorScheme }, async (page, screen) => {
        if (process.env["SHOTS"] === "1") await shoot(page, `${screen}-${look}`);
        assert.deepEqual(await faultsByAxe(page), []);
      }));
  }

test("no screen scrolls sideways at 320 px", (suite) =>
  visit(suite, { ...PHONE, viewport: { width: 320, height: 640 } }, async (page) => {
    const [content, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.equal(window, 320);
    assert.ok((content ?? 0) <= 320, `${content} px wide`);
  }));

/** Walk through every screen, and look at each once it stands still. */
async function visit(
  suite: { test: typeof test },
  options: BrowserContextOptions,
  look: (page: Page, screen: string) => Promise<void>,
): Promise<void> {
  const person = await newPerson(browser, { ...options, reducedMotion: "reduce" });
  for (const { name, open } of SCREENS)
    await suite.test(name, async () => {
      await open(person, servers);
      await person.page.evaluate(() => document.fonts.ready.then(() => undefined));
      await look(person.page, name);
      assert.deepEqual(person.faults, []);
    });
  await person.context.close();
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png` });
}
