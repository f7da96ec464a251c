// What a device holds: boards are there after a reload without a server, and are right again later.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { card, cards, newPerson, openBoard, signIn, startBrowser } from "./support/browser.ts";
import { startServer, type Server } from "./support/server.ts";

describe("a board that was open", () => {
  let browser: Browser;
  let server: Server;

  before(async () => {
    [browser, server] = await Promise.all([startBrowser(), startServer({ tasks: 60 })]);
  });

  after(async () => {
    await browser.close();
    await server.remove();
  });

  it("is painted after a reload with the server stopped", async () => {
    const ada = await newPerson(browser);
    await signIn(ada, server.url);
    await openBoard(ada);
    const title = (await cards(ada.page).first().getByRole("heading").textContent()) ?? "";
    await ada.page.evaluate(() => navigator.serviceWorker.ready);
    await ada.page.waitForTimeout(3000);
    await server.kill();
    await ada.page.reload();
    await card(ada.page, title).waitFor();
    assert.ok((await cards(ada.page).count()) > 10);
    await server.start();
    await ada.context.close();
  });
});
