import type { StaticSelect } from '@slack/types';
import { shownTextOf } from '../../../domain/text-of.js';
import { editable } from '../../../domain/timeline/decisions/edit-item.js';
import { namesIn, readable } from '../../../domain/timeline/messages/readable.js';
import type { TimelineItem } from '../../../domain/timeline/timeline-item.js';
import { actionIds, carry } from '../action-ids.js';
import { clauseOf } from '../event.js';
import { byName } from '../people/names.js';
import { plain } from '../text/blocks.js';
import { clip, unescaped } from '../text/text.js';

/** The reader of a menu. Menus are plain text, so Slack formats neither times nor names in them. */
export interface MenuReader {
  /** Null: times are shown in UTC, marked as such. */
  timeZone: string | null;
  now: Date;
  names: ReadonlyMap<string, string>;
}

/** Slack's limit on the text of an option. Source: Block Kit reference. */
const optionMaxChars = 75;

/** The menus that edit an item and that make an action item of it; empty if there are no items for them. */
export function itemMenus(
  number: number,
  items: readonly TimelineItem[],
  reader: MenuReader,
): StaticSelect[] {
  const menus = [
    itemMenu(items, reader, { number, verb: 'edit', placeholder: 'Edit an entry' }),
    itemMenu(items, reader, { number, verb: 'action', placeholder: 'Create action item' }),
  ];
  return menus.filter((menu) => menu !== null);
}

/** The items that people wrote, each by its time, person and first words, no two alike; null when there are none. */
export function itemMenu(
  items: readonly TimelineItem[],
  reader: MenuReader,
  { number, verb, placeholder }: { number: number; verb: string; placeholder: string },
): StaticSelect | null {
  const shown = items.filter((item) => editable(item));
  if (shown.length === 0) return null;
  const labels = toldApart(shown.map((item) => labelOf(item, reader)));
  return {
    type: 'static_select',
    action_id: `${actionIds.runLine}:${verb}`,
    placeholder: plain(placeholder, 150),
    options: shown.map(({ key }, index) => ({
      text: plain(labels[index] ?? ''),
      value: carry(number, `timeline ${verb} ${key}`),
    })),
  };
}

function labelOf(item: TimelineItem, { timeZone, now, names }: MenuReader): string {
  const when = timeIn(item.occurredAt, timeZone, now);
  return clip(`${when} ${whoseOf(item, names)}: ${wordsIn(item, names) || 'a message'}`, optionMaxChars);
}

/** Numbers labels that repeat. */
function toldApart(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    const count = ` (${times})`;
    return times === 1 ? label : `${clip(label, optionMaxChars - count.length)}${count}`;
  });
}

/** `14:07:31`, with the date unless it is today for the reader, and `UTC` if their zone is unknown. */
function timeIn(at: Date, timeZone: string | null, now: Date): string {
  const zone = timeZone ?? 'UTC';
  const day = (date: Date) =>
    date.toLocaleDateString('en-US', { timeZone: zone, month: 'short', day: 'numeric' });
  const time = at.toLocaleTimeString('en-US', { timeZone: zone, hourCycle: 'h23' });
  return [...(day(at) === day(now) ? [] : [`${day(at)},`]), time, ...(timeZone === null ? ['UTC'] : [])].join(
    ' ',
  );
}

function whoseOf(item: TimelineItem, names: ReadonlyMap<string, string>): string {
  if (item.kind === 'message') {
    const { authorId, authorName } = item.message;
    return clip(authorName ?? names.get(authorId) ?? 'somebody', 20);
  }
  const { authorId } = item.entry;
  return authorId === null ? 'Firebreak' : clip(names.get(authorId) ?? 'somebody', 20);
}

function wordsIn(item: TimelineItem, names: MenuReader['names']): string {
  const text = item.kind === 'message' ? messageWords(item.message, names) : entryWords(item.entry, names);
  return text.replace(/\s+/g, ' ').trim();
}

function messageWords(
  { content, shownText }: Extract<TimelineItem, { kind: 'message' }>['message'],
  names: MenuReader['names'],
): string {
  return (
    readable(shownText ?? content.text, namesIn(names)) || content.files.map(({ name }) => name).join(', ')
  );
}

/** People's text; without any, the event as the timeline words it. */
function entryWords(
  { authorId, event, shownText }: Extract<TimelineItem, { kind: 'entry' }>['entry'],
  names: MenuReader['names'],
): string {
  const words = shownText ?? shownTextOf(event);
  if (words !== null) return readable(words, namesIn(names));
  const clause = clauseOf(event, authorId, { people: byName(names), incident: null });
  return unescaped(readable(clause.replaceAll('*', ''), namesIn(names)));
}
