import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident.js';
import type { ShownMessage, TimelineLine, TimelinePage } from '../../domain/timeline-line.js';
import { actionIds, carry } from './action-ids.js';
import { actions, button, context, type MessageView, section, sections } from './blocks.js';
import { clauseOf, wordsOf } from './happening.js';
import { inLine, person, timeOf } from './text.js';

/** How many lines are shown at once. */
export const timelinePageSize = 15;

export interface TimelineLook {
  isAll: boolean;
  /** The line to type for the part before; null where there is none. */
  earlier: string | null;
  linkTo: (message: ShownMessage) => string | null;
  /** How many messages of what was missed have been read so far; null when nothing is left to read. */
  reading: number | null;
}

/** A part of the timeline, oldest first, each line with its time in the reader's zone and where it was said. */
export function timelineView(incident: Incident, page: TimelinePage, look: TimelineLook): MessageView {
  const { key, all } = page.counts;
  const title = `*${incidentName(incident.number)}* · ${look.isAll ? `${all} lines` : `${key} key entries of ${all} lines`}`;
  const days = new Set(page.lines.map(({ occurredAt }) => occurredAt.toISOString().slice(0, 10)));
  const lines = page.lines.map((line) => lineView(line, look, days.size > 1));
  return {
    text: `${incidentName(incident.number)} · ${inLine(incident.title, 200)} · timeline`,
    blocks: [
      section(title),
      ...(lines.length > 0 ? sections(lines) : [section('Nothing is written down yet.')]),
      ...(look.reading === null
        ? []
        : [
            context(`Still reading what was missed: ${look.reading} messages so far. Ask again in a moment.`),
          ]),
      controls(incident, look),
      context('To add a line: `/incident note at 14:02` and what happened, or react to a message with 📌.'),
    ],
  };
}

function lineView(line: TimelineLine, look: TimelineLook, withDay: boolean): string {
  const time = timeOf(line.occurredAt, withDay);
  if (line.kind === 'message') return `${time}  ${messageWords(line.message, look)}`;
  const { authorId, happening } = line.entry;
  const words = wordsOf(happening);
  const what = `${clauseOf(happening, authorId)}${words ? `: ${inLine(words, 250)}` : ''}`;
  return `${time}  ${authorId ? `${person(authorId)} ` : ''}${what}`;
}

function messageWords(message: ShownMessage, { linkTo }: TimelineLook): string {
  const { authorId, authorName, content, deletedAt, mark } = message;
  const who = authorName ? `*${inLine(authorName, 60)}*` : authorId ? person(authorId) : 'somebody';
  const link = linkTo(message);
  const files = content.files.map(({ name }) => `📎 ${inLine(name, 60)}`).slice(0, 3);
  const said = content.text ? [`“${quoted(content.text)}”`] : [];
  const words = deletedAt ? ['_deleted_'] : [...said, ...files];
  const by = mark ? ` · ${mark.kind === 'pin' ? 'pinned' : `:${mark.name}:`} ${person(mark.byId)}` : '';
  return `${who} ${words.join(' ')}${link && !deletedAt ? ` <${link}|link>` : ''}${by}`;
}

/** What somebody wrote, on one line: people stay people, links become their words. */
function quoted(text: string): string {
  const worded = text
    .replace(/<(?:https?|mailto):[^|<>\s]*\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?|mailto):[^|<>\s]*)>/g, '$1')
    .replace(/<#[A-Z0-9]+\|([^<>]*)>/g, '#$1');
  return inLine(worded, 250).replace(/&lt;@([UW][A-Z0-9]+)(?:\|[^&]*)?&gt;/g, '<@$1>');
}

function controls({ number }: Incident, { isAll, earlier }: TimelineLook): KnownBlock {
  const line = (label: string, words: string, id: string) =>
    button({ label, actionId: `${actionIds.runLine}:${id}`, value: carry(number, words) });
  return actions(
    ...(earlier ? [line('Earlier', earlier, 'earlier')] : []),
    isAll ? line('Key entries', 'timeline', 'key') : line('All', 'timeline all', 'all'),
    line('Add a note', 'note', 'note'),
  );
}
