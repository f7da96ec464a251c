// What axe finds on a page: rules of WCAG 2.2 AA and good practice.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What is used of it here. */
interface Axe {
  run(context: { exclude: string[] }): Promise<{
    violations: {
      id: string;
      nodes: { target: readonly string[]; failureSummary?: string }[];
    }[];
  }>;
}

/** Each fault as one line: the rule, where, and what to do. */
export async function faultsByAxe(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run({
      // Base UI's guards take the focus only to hand it on; they are hidden from readers on purpose.
      exclude: ["[data-base-ui-focus-guard]"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
  });
}
