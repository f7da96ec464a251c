import type { Definition, ListItem, Nodes, Table, TableRow } from "mdast";
import { Fragment, memo, useMemo, type ReactNode } from "react";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { parseMarkdown } from "./parse.ts";
import { safeHref } from "./safe-href.ts";

export interface MarkdownProps {
  readonly text: string;
}

/**
 * What somebody wrote, as elements built one by one: raw HTML stays words, links go only where
 * `safeHref` lets them, pictures from elsewhere are links.
 */
export const Markdown = memo(function Markdown({ text }: MarkdownProps) {
  const { root, definitions } = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className="grid gap-2.5 text-md wrap-anywhere">{drawAll(root.children, definitions)}</div>
  );
});

type Definitions = ReadonlyMap<string, Definition>;

const drawAll = (nodes: readonly Nodes[], definitions: Definitions): ReactNode =>
  nodes.map((node, index) => <Fragment key={index}>{draw(node, definitions)}</Fragment>);

const MONO = "font-mono text-[0.9em]";
const HEADINGS = {
  1: "text-lg",
  2: "text-lg",
  3: "text-md",
  4: "text-md",
  5: "text-sm",
  6: "text-sm",
};

/** One case a kind of node: long, since parting it would scatter one idea. */
function draw(node: Nodes, definitions: Definitions): ReactNode {
  const inside = "children" in node ? drawAll(node.children, definitions) : null;
  switch (node.type) {
    case "text":
    case "html": // never made into elements
      return node.value;
    case "paragraph":
      return (
        <p dir="auto" className="whitespace-pre-line">
          {inside}
        </p>
      );
    case "heading":
      // The panel's own headings are h2 and h3; what is written below a title goes below them.
      return (
        <h4 dir="auto" className={`mt-1 font-strong ${HEADINGS[node.depth]}`}>
          {inside}
        </h4>
      );
    case "strong":
      return <strong className="font-strong">{inside}</strong>;
    case "emphasis":
      return <em>{inside}</em>;
    case "delete":
      return <del className="text-subtle">{inside}</del>;
    case "inlineCode":
      return <code className={`rounded-xs bg-sunken px-1 py-0.5 ${MONO}`}>{node.value}</code>;
    case "code":
      return (
        <pre dir="ltr" className={`overflow-x-auto rounded-sm bg-sunken px-3 py-2 ${MONO}`}>
          <code>{node.value}</code>
        </pre>
      );
    case "blockquote":
      return (
        <blockquote className="grid gap-2 border-s-3 border-line-strong ps-3 text-muted">
          {inside}
        </blockquote>
      );
    case "list":
      return node.ordered === true ? (
        <ol start={node.start ?? 1} className="grid list-decimal gap-1 ps-6 marker:text-subtle">
          {inside}
        </ol>
      ) : (
        <ul className="grid list-disc gap-1 ps-5 marker:text-subtle">{inside}</ul>
      );
    case "listItem":
      return <Item item={node}>{inside}</Item>;
    case "link":
      return <Link address={node.url}>{inside}</Link>;
    case "linkReference":
      return <Link address={definitions.get(node.identifier)?.url ?? ""}>{inside}</Link>;
    case "image":
      return <Link address={node.url}>{wordsOr(node.alt, node.url)}</Link>;
    case "imageReference": {
      const address = definitions.get(node.identifier)?.url ?? "";
      return <Link address={address}>{wordsOr(node.alt, address)}</Link>;
    }
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr className="my-1 border-line" />;
    case "table":
      return <Grid table={node} definitions={definitions} />;
    case "footnoteReference":
      return <sup>{node.label ?? node.identifier}</sup>;
    case "footnoteDefinition":
      return (
        <div className="flex gap-1.5 text-sm text-muted">
          <sup>{node.label ?? node.identifier}</sup>
          <div>{inside}</div>
        </div>
      );
    case "definition":
    case "yaml":
      return null;
    case "root":
    case "tableRow":
    case "tableCell":
      return inside;
  }
}

const wordsOr = (words: string | null | undefined, address: string): string =>
  words == null || words === "" ? address : words;

function Link({ address, children }: { readonly address: string; readonly children: ReactNode }) {
  const href = safeHref(address);
  if (href === null) return children;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent-ink underline decoration-accent-line underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  );
}

function Item({ item, children }: { readonly item: ListItem; readonly children: ReactNode }) {
  if (typeof item.checked !== "boolean") return <li className="ps-0.5">{children}</li>;
  return (
    <li className="-ms-5 flex list-none items-start gap-2">
      <Checkbox checked={item.checked} disabled readOnly className="mt-1" />
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}

function Grid({
  table,
  definitions,
}: {
  readonly table: Table;
  readonly definitions: Definitions;
}) {
  const [head, ...rows] = table.children;
  const cells = (row: TableRow | undefined, of: "th" | "td") =>
    row?.children.map((cell, index) => (
      <Cell key={index} of={of} align={table.align?.[index] ?? null}>
        {drawAll(cell.children, definitions)}
      </Cell>
    ));
  return (
    <div className="overflow-x-auto">
      <table className="border-collapse text-sm">
        <thead>
          <tr>{cells(head, "th")}</tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>{cells(row, "td")}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ALIGNED = { left: "text-start", right: "text-end", center: "text-center" };

interface CellProps {
  readonly of: "th" | "td";
  readonly align: "left" | "right" | "center" | null;
  readonly children: ReactNode;
}

function Cell({ of: Tag, align, children }: CellProps) {
  return (
    <Tag
      className={`border border-line px-2 py-1 ${ALIGNED[align ?? "left"]} ${Tag === "th" ? "bg-sunken font-medium" : ""}`}
    >
      {children}
    </Tag>
  );
}
