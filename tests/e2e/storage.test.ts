// A browser that keeps nothing, has no room, or threw away what it kept: Cairn works, and says what that means.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import {
  card,
  newPerson,
  openBoardNamed,
  signIn,
  startBrowser,
  type Person,
} from "./support/browser.ts";
import { heldBoards, untilHeld } from "./support/kept.ts";
import { startProxy, type Proxy } from "./support/proxy.ts";
import { startServer, type Server } from "./support/server.ts";

const QUAY = { name: "Quay", everyone: "editor" as const, columns: { Doing: ["Mend the rope"] } };

describe("a browser", () => {
  let browser: Browser;
  let server: Server;
  let proxy: Proxy;
  let ada: Person;

  before(async () => {
    browser = await startBrowser();
  });

  beforeEach(async () => {
    server = await startServer({ tasks: 5, boards: [QUAY] });
    proxy = await startProxy(server.port);
    ada = await newPerson(browser);
  });

  afterEach(async () => {
    assert.deepEqual(ada.faults, []);
    await ada.context.close();
    await proxy.close();
    await server.remove();
  });

  after(() => browser.close());

  it("whose storage is switched off works in its tab, and says that unsent changes live there", async () => {
    await ada.page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("The user denied permission", "SecurityError");
      };
    });
    await signIn(ada, proxy.url);
    await openBoardNamed(ada, "Quay");
    await rename("Mend the rope", "Mend the tarred rope");
    await ada.page.getByText("Saved on the server").waitFor();
    proxy.cut();
    await rename("Mend the tarred rope", "Mend it well");
    await ada.page
      .getByText(/in this tab/u)
      .first()
      .waitFor();
    proxy.mend();
    await ada.page.getByText("Saved on the server").waitFor({ timeout: 45_000 });
  });

  it("that threw everything away fetches the board again", async () => {
    await signIn(ada, proxy.url);
    await openBoardNamed(ada, "Quay");
    await untilHeld(ada.page, 1);
    const board = ada.page.url();
    await ada.page.goto("about:blank");
    await ada.page.goto(`${server.url}/api/me`); // of the same site, without the app
    const cdp = await ada.context.newCDPSession(ada.page);
    for (const origin of [proxy.url, server.url])
      await cdp.send("Storage.clearDataForOrigin", {
        origin,
        storageTypes: "indexeddb,cache_storage",
      });
    await ada.page.goto(board);
    await card(ada.page, "Mend the rope").waitFor();
    await untilHeld(ada.page, 1);
  });

  it("without room for copies still keeps own changes", async () => {
    await ada.page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
        if (this.name === "chunks") throw new DOMException("No room", "QuotaExceededError");
        return put.apply(this, given);
      };
    });
    await signIn(ada, proxy.url);
    await openBoardNamed(ada, "Quay");
    proxy.cut();
    await rename("Mend the rope", "Mend the tarred rope");
    await ada.page.getByText("Offline, 1 change kept").waitFor();
    assert.deepEqual(await heldBoards(ada.page), []);
    proxy.mend();
    await ada.page.getByText("Saved on the server").waitFor({ timeout: 45_000 });
  });

  async function rename(title: string, to: string): Promise<void> {
    await card(ada.page, title).focus();
    await ada.page.keyboard.press("e");
    await ada.page.locator("article textarea:focus").fill(to);
    await ada.page.keyboard.press("Enter");
    await card(ada.page, to).waitFor();
  }
});
