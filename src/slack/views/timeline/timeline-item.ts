import { shownTextOf } from '../../../domain/text-of.js';
import type { KnownMark } from '../../../domain/timeline/item-history.js';
import { genericName, namesIn, type UnknownName } from '../../../domain/timeline/messages/readable.js';
import { daysKept } from '../../../domain/timeline/retention.js';
import type { ShownMessage, TimelineItem } from '../../../domain/timeline/timeline-item.js';
import { unreachable } from '../../../domain/unreachable.js';
import { clauseOf } from '../event.js';
import { type Names, noNames } from '../people/names.js';
import { author, inLine, person, quotedInLine, timeOf } from '../text/text.js';

/** How to show an item. */
export interface ItemOptions {
  /** Whether times need a date. */
  withDay: boolean;
  maxChars: number;
  /** A message's permalink; null if unknown. */
  linkTo: (message: ShownMessage) => string | null;
  /** Known names of the people and things that the text mentions. */
  names?: Names;
}

/** One timeline item: time, person, text, link, and why it is a highlight. Escaped for mrkdwn. */
export function itemText(item: TimelineItem, options: ItemOptions): string {
  const time = timeOf(item.occurredAt, options.withDay);
  const edited = editedText(item);
  const what =
    item.kind === 'message'
      ? messageText(item.message, { ...options, edited })
      : entryText(item.entry, { ...options, edited });
  return `${time}  ${what}`;
}

type Edited = ItemOptions & { edited: string };

/** Marks edited text and names the editor; the item's history has the original. */
function editedText({ editedById, ...item }: TimelineItem): string {
  if (editedById !== undefined) return ` (edited by ${person(editedById)})`;
  const isEdited = item.kind === 'message' ? item.message.isEdited : item.entry.shownText !== null;
  return isEdited ? ' (edited)' : '';
}

type Entry = Extract<TimelineItem, { kind: 'entry' }>['entry'];

function entryText({ authorId, event, shownText, isHidden }: Entry, options: Edited): string {
  const { maxChars, edited } = options;
  const words = shownText ?? shownTextOf(event);
  const isQuote = event.kind === 'quoted';
  const gap = isQuote && event.purgedAt ? `: ${forgotten(event.ts, new Date(event.purgedAt))}` : '';
  const said = words
    ? `: ${isQuote ? quoted(words, options) : quotedInLine(words, maxChars, { nameOf: namesIn(options.names ?? noNames) })}`
    : gap;
  const where = isQuote && event.permalink ? ` <${event.permalink}|link>` : '';
  const note = isQuote ? noteText(event.note) : [];
  const off = isHidden && event.kind !== 'item_edited' ? ['_off the timeline_'] : [];
  const whole = `${clauseOf(event, authorId)}${said}${words ? edited : ''}${where}`;
  return `${authorId ? `${person(authorId)} ` : ''}${[whole, ...note, ...off].join(' · ')}`;
}

function messageText(message: ShownMessage, options: Edited): string {
  const { linkTo, edited } = options;
  const link = linkTo(message);
  const { deletedAt, purgedAt, mark } = message;
  const isGone = deletedAt !== null || purgedAt !== null;
  const words = `${saidBy(message, options)}${isGone ? '' : edited}`;
  const where = link && !deletedAt ? ` <${link}|link>` : '';
  const reason = mark
    ? ` · ${markText(mark)}${
        isGone
          ? ''
          : noteText(mark.note)
              .map((note) => ` · ${note}`)
              .join('')
      }`
    : '';
  return `${author(message)} ${words}${where}${reason}`;
}

/** Replaces text that the retention policy removed. */
function forgotten(ts: string, purgedAt: Date): string {
  const days = daysKept({ ts, purgedAt });
  return days === 1 ? '_forgotten after a day_' : `_forgotten after ${days} days_`;
}

function saidBy(message: ShownMessage, options: ItemOptions): string {
  const { ts, content, shownText, deletedAt, purgedAt } = message;
  if (deletedAt) return '_deleted_';
  if (purgedAt) return forgotten(ts, purgedAt);
  const text = shownText ?? content.text;
  const files = content.files.map(({ name }) => `📎 ${inLine(name, 60)}`).slice(0, 3);
  return [...(text ? [quoted(text, options)] : []), ...files].join(' ');
}

function noteText(note: string | null): string[] {
  return note ? [quotedInLine(note, 200)] : [];
}

/** Why a message is a highlight. */
export function markText({ kind, name, byId }: Pick<KnownMark, 'kind' | 'name' | 'byId'>): string {
  switch (kind) {
    case 'pin':
      return `pinned ${person(byId)}`;
    case 'reaction':
      return `:${name}: ${person(byId)}`;
    case 'shortcut':
      return `added ${person(byId)}`;
    case 'rule':
      return `rule: ${name}`;
    case 'hidden':
      return `taken off ${person(byId)}`;
    default:
      return unreachable(kind);
  }
}

/**
 * A message's text on one line. Unknown names stay mentions: only one person reads this, so nobody is notified.
 */
function quoted(text: string, { maxChars, names = noNames }: ItemOptions): string {
  const unknown: UnknownName = (sign, id, token) =>
    /^[UWC]/.test(id) ? token : genericName(sign, id, token);
  return quotedInLine(text, maxChars, { nameOf: namesIn(names), unknown }).replace(
    /&lt;(@[UW][A-Z0-9]+|#C[A-Z0-9]+)&gt;/g,
    '<$1>',
  );
}
