import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isOurs } from "./use-links.ts";

const press = {
  ...{ button: 0, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
  defaultPrevented: false,
};

function link(address: string, attributes: Record<string, string> = {}) {
  const { origin, pathname } = new URL(address, "https://cairn.example");
  const given: Record<string, string> = { href: address, ...attributes };
  const getAttribute = (name: string) => given[name] ?? null;
  return { origin, pathname, target: given["target"] ?? "", getAttribute };
}

describe("a press on a link", () => {
  beforeEach(() => void vi.stubGlobal("location", { origin: "https://cairn.example" }));
  afterEach(() => void vi.unstubAllGlobals());

  it("is followed within the app", () => {
    expect(isOurs(press, link("/w/1/b/2"))).toBe(true);
  });

  it.each([
    ["with Ctrl, for a new tab", { ...press, ctrlKey: true }],
    ["with ⌘", { ...press, metaKey: true }],
    ["with Shift, for a new window", { ...press, shiftKey: true }],
    ["with the middle button", { ...press, button: 1 }],
    ["that something else answered", { ...press, defaultPrevented: true }],
  ])("is the browser's %s", (_, event) => {
    expect(isOurs(event, link("/w/1"))).toBe(false);
  });

  it.each([
    ["to another site", link("https://elsewhere.example/w/1")],
    ["to a place on this page", link("#board")],
    ["to a file of the server's", link("/api/files/1")],
    ["that saves a file", link("/w/1", { download: "" })],
    ["that names its window", link("/w/1", { target: "_blank" })],
  ])("is the browser's %s", (_, to) => {
    expect(isOurs(press, to)).toBe(false);
  });
});
