// One's own account: a lost password is set anew, a session is revoked, name, e-mail and password change.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { faultsByAxe } from "./support/axe.ts";
import { newPerson, type Person, signIn, startBrowser } from "./support/browser.ts";
import { placeOf } from "./support/rights.ts";
import { PASSWORD, type Server, startServer } from "./support/server.ts";

const NEW = "a staple for the battery horse";

let server: Server;
let browser: Browser;
let ada: Person;
let ben: Person;
before(async () => {
  server = await startServer({ tasks: 0 });
  browser = await startBrowser();
  ada = await newPerson(browser);
  ben = await newPerson(browser);
  await signIn(ada, server.url);
  await signIn(ben, server.url, "ben@example.org");
});
after(async () => {
  await browser.close();
  await server.remove();
});

test("a lost password is set anew by an administrator's link, which ends what was open", async () => {
  await ada.page.goto(settings(ada, "members"));
  await ada.page.getByRole("button", { name: /^More about Ben/ }).click();
  await ada.page.getByRole("menuitem", { name: "New password…" }).click();
  await ada.page.getByRole("button", { name: "Make link" }).click();
  const link = await ada.page.getByLabel("Link to set a new password").inputValue();
  assert.deepEqual(await faultsByAxe(ada.page), []);

  const lost = await newPerson(browser);
  await lost.page.goto(`${server.url}/sign-in`);
  await lost.page.getByText("Lost your password?").click();
  await lost.page.getByText("Ask whoever administers this Cairn").waitFor();
  assert.deepEqual(await faultsByAxe(lost.page), []);
  await lost.page.goto(link);
  assert.equal(await lost.page.getByLabel("E-mail").inputValue(), "ben@example.org");
  assert.deepEqual(await faultsByAxe(lost.page), []);
  await setPassword(lost.page, "short");
  await lost.page.getByText("A password needs at least 10 characters.").waitFor();
  await setPassword(lost.page, NEW);
  await lost.page.waitForURL("**/w/**");
  await ben.page.getByLabel("Password", { exact: true }).waitFor();

  await ada.page.goto(link);
  await ada.page.getByText("This link can’t be used").waitFor();
  await ada.page.goto(settings(lost, "sessions"));
  ben = lost;
});

test("a session that is revoked in one browser signs the other out at once", async () => {
  const other = await newPerson(browser);
  await signIn(other, server.url);
  await ada.page.goto(settings(ada, "sessions"));
  await ada.page.getByText("This device").waitFor();
  assert.deepEqual(await faultsByAxe(ada.page), []);
  await ada.page.getByRole("button", { name: /^Sign out of Chrome/ }).click();
  await other.page.getByLabel("Password", { exact: true }).waitFor();
  await ada.page.getByRole("button", { name: /^Sign out of/ }).waitFor({ state: "detached" });
});

test("a name and a colour reach everybody, a new password and e-mail sign in", async () => {
  await ben.page.goto(settings(ben, "profile"));
  await ben.page.getByLabel("Your name").fill("Benjamin Okafor");
  await ben.page.getByRole("button", { name: "Save name" }).click();
  await ben.page.getByRole("radio", { name: "Moss" }).check({ force: true });
  assert.deepEqual(await faultsByAxe(ben.page), []);
  await ada.page.goto(settings(ada, "members"));
  const row = ada.page.getByRole("row", { name: /Benjamin Okafor/ });
  await row.locator("[data-hue=moss]").waitFor();

  await ben.page.goto(settings(ben, "account"));
  await ben.page.getByLabel("New e-mail").fill("benjamin@example.org");
  await ben.page.getByLabel("Current password").first().fill(PASSWORD);
  await ben.page.getByRole("button", { name: "Change e-mail" }).click();
  await ben.page.getByText("That is not your password.").waitFor();
  assert.deepEqual(await faultsByAxe(ben.page), []);
  await ben.page.getByLabel("Current password").first().fill(NEW);
  await ben.page.getByRole("button", { name: "Change e-mail" }).click();
  await ben.page.getByText("You sign in with benjamin@example.org.").waitFor();

  await ben.page.getByLabel("Current password").last().fill(NEW);
  await ben.page.getByLabel("New password").fill(PASSWORD);
  await ben.page.getByRole("button", { name: "Change password" }).click();
  await ben.page.getByText("You are signed out everywhere else.").waitFor();
  await signIn(await newPerson(browser), server.url, "benjamin@example.org");
});

const settings = (person: Person, section: string): string =>
  `${server.url}/w/${placeOf(person).workspace}/settings/${section}`;

async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set password and sign in" }).click();
}
