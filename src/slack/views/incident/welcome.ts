import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { Policy } from '../../../domain/policy.js';
import { type MessageView, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';
import { markedDrill } from './drill.js';

/** The first message in a new channel, in three lines: what this is, what is recorded, what to type. */
export function welcomeView(incident: Incident, policy: Policy): MessageView {
  const { highlightEmoji } = policy.timeline;
  const [emoji] = highlightEmoji;
  const mark = emoji
    ? `React with :${emoji}: to add a message to the timeline`
    : 'Pin a message to add it to the timeline';
  const lines = [
    `This is the channel of *${incidentName(incident.number)}*: ${inLine(incident.title, 300)}.`,
    `Messages here are recorded. ${mark}.`,
    'Type `/incident update` to post an update, `/incident catchup` to catch up, `/incident` for what you can do now.',
  ];
  const text = markedDrill(incident, lines.join('\n'));
  return { text, blocks: [section(text)] };
}
