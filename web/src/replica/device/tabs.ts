import type { OutboxNews } from "../outbox.ts";

/** What the tabs of one person in this browser tell each other of the outbox. */
export interface Tabs {
  tell(news: OutboxNews): void;
  /** Hear what other tabs tell; call what is returned to stop. */
  listen(hear: (news: OutboxNews) => void): () => void;
}

const tabsName = (person: string): string => `cairn-${person}`;

/** Over a channel that the browser carries between the tabs of one site. */
export function browserTabs(person: string): Tabs {
  const channel = new BroadcastChannel(tabsName(person));
  return {
    tell: (news) => channel.postMessage(news),
    listen: (hear) => {
      const heard = ({ data }: MessageEvent<OutboxNews>) => hear(data);
      channel.addEventListener("message", heard);
      // Not closed: what is told last, that the person signs out, is told after listening.
      return () => channel.removeEventListener("message", heard);
    },
  };
}
