import type { MessageRef } from './observed-message.js';

/** A link to a message, as Slack's *Copy link* gives it. */
export interface MessageLink extends Pick<MessageRef, 'channelId' | 'ts'> {
  url: string;
}

/** A link whose message can't be quoted. `why`: Slack's error code, or one of ours. */
export interface UnreadLink {
  url: string;
  why: string;
}

/** How many linked messages can be brought in at once. */
export const maxLinks = 40;

const permalink = /https:\/\/[\w.-]+\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?[^\s<>|]*)?/g;

/** The links to messages in a text, each once, and the other words. */
export function linksIn(text: string): { links: MessageLink[]; rest: string } {
  const found = [...text.matchAll(permalink)].map(
    ([url, channelId = '', seconds = '', micros = '']): MessageLink => ({
      channelId,
      ts: `${seconds}.${micros}`,
      url,
    }),
  );
  const links = [...new Map(found.map((link) => [`${link.channelId} ${link.ts}`, link])).values()];
  return {
    links,
    rest: text
      .replace(permalink, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .trim(),
  };
}
