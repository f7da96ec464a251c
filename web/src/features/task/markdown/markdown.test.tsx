import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown.tsx";

describe("Markdown", () => {
  it("draws what people use every day", () => {
    render(<Markdown text={"**Bold** and `code`\n\n- one\n- two\n\n> said"} />);
    expect(screen.getByText("Bold").tagName).toBe("STRONG");
    expect(screen.getByText("code").tagName).toBe("CODE");
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
    expect(screen.getByText("said").closest("blockquote")).not.toBeNull();
  });

  it("shows raw HTML as the words that it is", () => {
    const { container } = render(<Markdown text={'<img src=x onerror="alert(1)"> <b>loud</b>'} />);
    expect(container.querySelector("img, b")).toBeNull();
    expect(container.textContent).toContain('<img src=x onerror="alert(1)">');
  });

  it("opens links apart from the app", () => {
    render(<Markdown text="[there](https://example.org/)" />);
    const link = screen.getByRole("link", { name: "there" });
    expect(link.getAttribute("rel")).toContain("noopener");
  });

  it.each([
    "[words](javascript:alert(1))",
    "[words](data:text/html,hello)",
    "![words](javascript:alert(1))",
    "[words][r]\n\n[r]: javascript:alert(1)",
    "[words][nowhere-defined]",
  ])("leaves the words of %s without a link", (text) => {
    const { container } = render(<Markdown text={text} />);
    expect(container.querySelector("a, img")).toBeNull();
    expect(container.textContent).toContain("words");
  });

  it("loads no picture from elsewhere, but links to it", () => {
    const { container } = render(<Markdown text="![a chart](https://example.org/c.png)" />);
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getByRole("link", { name: "a chart" })).toBeDefined();
  });

  it("draws tables and task lists", () => {
    render(<Markdown text={"| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] to do"} />);
    expect(screen.getAllByRole("cell")).toHaveLength(2);
    expect(screen.getAllByRole<HTMLInputElement>("checkbox").map((box) => box.checked)).toEqual([
      true,
      false,
    ]);
  });
});
