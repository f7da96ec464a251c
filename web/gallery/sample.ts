import type { CardProps } from "../src/ui/card.tsx";
import type { Hue } from "../src/ui/hue.ts";
import type { Label } from "../src/ui/label-chip.tsx";
import type { Person } from "../src/ui/avatar.tsx";

export const today = "2026-11-24";

const person = (id: string, name: string): Person => ({ id, name });

export const people = {
  omar: person("p-omar", "Omar Haddad"),
  priya: person("p-priya", "Priya Raghunathan"),
  yuki: person("p-yuki", "Yuki Tanabe"),
  amara: person("p-amara", "Amara Okafor"),
  ingrid: person("p-ingrid", "Ingrid Solheim"),
  hà: person("p-ha", "Nguyễn Thu Hà"),
} as const;

const label = (name: string, hue: Hue): Label => ({ id: name, name, hue });

export const labels = {
  scanner: label("Scanner", "lake"),
  bug: label("Bug", "rose"),
  payments: label("Payments", "pine"),
  fares: label("Fares", "ochre"),
  security: label("Security", "clay"),
  access: label("Accessibility", "heath"),
  app: label("App", "iris"),
  kiosk: label("Kiosk", "sky"),
  speed: label("Speed", "moss"),
  content: label("Content", "stone"),
} as const;

export const scanner: CardProps = {
  id: "t-142",
  title: "Scanner rejects QR codes in direct sunlight",
  today,
  number: 142,
  prefix: "TIX",
  priority: "urgent",
  labels: [labels.scanner],
  due: "2026-12-03",
  checklist: { done: 3, total: 7 },
  people: [people.yuki],
};

interface Column {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly limit?: number;
  readonly cards: readonly CardProps[];
}

const card = (number: number, title: string, rest: Partial<CardProps>): CardProps => ({
  id: `t-${number}`,
  title,
  number,
  today,
  prefix: "TIX",
  ...rest,
});

export const board: readonly Column[] = [
  {
    id: "backlog",
    name: "Backlog",
    count: 34,
    cards: [
      card(188, "Group fares for school trips over 30 pupils", {
        priority: "low",
        labels: [labels.fares],
      }),
      card(176, "Sell bicycle and kayak space together", {
        priority: "low",
        labels: [labels.fares, labels.speed],
        comments: 4,
        people: [people.amara],
      }),
      card(191, "Receipt e-mail shows the wrong time zone for Tórshavn", {
        priority: "medium",
        labels: [labels.bug],
        comments: 1,
        people: [people.ingrid],
      }),
      card(193, "Let inspectors scan with the screen off", { labels: [labels.scanner] }),
    ],
  },
  {
    id: "ready",
    name: "Ready",
    count: 6,
    limit: 8,
    cards: [
      card(184, "Retry a card payment without charging twice", {
        priority: "urgent",
        labels: [labels.payments, labels.bug],
        due: today,
        comments: 9,
        people: [people.omar, people.priya],
        selected: true,
      }),
      card(158, "Screen reader reads the seat map as “blank”", {
        priority: "high",
        labels: [labels.access],
        due: "2026-11-27",
        comments: 7,
        people: [people.amara],
        selected: true,
      }),
      card(171, "Bring fare tables to 2027 rates", {
        priority: "high",
        labels: [labels.fares],
        due: "2026-12-01",
        checklist: { done: 2, total: 6 },
        people: [people.ingrid],
        sync: "pending",
      }),
    ],
  },
  {
    id: "progress",
    name: "In progress",
    count: 6,
    limit: 5,
    cards: [
      { ...scanner, due: "2026-11-20", people: [people.yuki, people.amara], here: [people.omar] },
      card(160, "Move stored cards to the new payment provider", {
        priority: "high",
        labels: [labels.payments, labels.security],
        due: "2026-12-05",
        checklist: { done: 8, total: 14 },
        files: 2,
        people: [people.omar],
        editing: people.omar,
      }),
      card(169, "Cut kiosk start-up from 48 s to under 10 s", {
        priority: "high",
        labels: [labels.kiosk, labels.speed],
        comments: 3,
        people: [people.hà],
        blocked: true,
      }),
    ],
  },
  {
    id: "review",
    name: "Review",
    count: 4,
    limit: 5,
    cards: [
      card(151, "Island resident discount at checkout", {
        priority: "high",
        labels: [labels.fares, labels.app],
        checklist: { done: 6, total: 6 },
        comments: 5,
        people: [people.priya],
      }),
      card(155, "Log every refund with who approved it", {
        priority: "high",
        labels: [labels.security],
        due: "2026-12-02",
        comments: 2,
        files: 1,
        people: [people.ingrid, people.omar],
        sync: "refused",
      }),
    ],
  },
  {
    id: "done",
    name: "Done",
    count: 61,
    cards: [
      card(137, "Printers reconnect after the paper runs out", { done: true, people: [people.hà] }),
      card(140, "One tap to share a ticket with family", {
        done: true,
        people: [people.yuki, people.amara],
      }),
    ],
  },
];
