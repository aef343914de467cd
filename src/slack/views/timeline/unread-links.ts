import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { counted } from '../../../domain/text/words.js';
import type { UnreadLink } from '../../../domain/timeline/messages/message-link.js';
import { type MessageView, section, sections } from '../text/blocks.js';
import { escaped } from '../text/text.js';

/** Says which linked messages are not on the timeline, why, and what to do. */
export function unreadLinksView(
  { number }: Pick<Incident, 'number'>,
  links: readonly UnreadLink[],
): MessageView {
  const text = `${counted(links.length, 'linked message')} couldn't be added to the timeline of *${incidentName(number)}*:`;
  return { text, blocks: [section(text), ...sections(links.map(lineOf))] };
}

function lineOf({ url, why }: UnreadLink): string {
  return `• ${escaped(url)}: ${meanings[why] ?? `Slack said \`${escaped(why)}\``}`;
}

const addByHand = 'Use *Add to timeline* in its menu.';

const meanings: Record<string, string> = {
  private: `it is in a private channel or conversation. ${addByHand}`,
  not_in_channel: `Firebreak isn't in that channel. ${addByHand}`,
  channel_not_found: 'Slack knows no such channel in this workspace.',
  message_not_found: 'there is no such message, or nobody wrote it.',
  thread_not_found: 'there is no such message.',
};
