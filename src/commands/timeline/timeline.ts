import { areAllToday } from '../../domain/time/same-day.js';
import { type ItemKey, itemRefOf } from '../../domain/timeline/item-key.js';
import type { Cursor, TimelineItem } from '../../domain/timeline/timeline-item.js';
import type { MenuReader } from '../../slack/views/timeline/item-menus.js';
import { timelinePageSize, timelineView } from '../../slack/views/timeline/timeline.js';
import { runWithoutText } from '../../slack/views/typed/left-over.js';
import { readTimeline } from '../../workflows/incident/read-incidents.js';
import { openItemFromTimeline } from '../action-items/sources/from-timeline.js';
import { type Call, type Command, choiceOf, notFoundReply, type Reply } from '../command.js';
import { question } from '../incident/list.js';
import { leftOver } from '../typed/left-over.js';
import { namesInItems } from '../typed/names-in-items.js';
import { zoneOf } from '../typed/zone-of.js';
import { openItemForm, showOrHide } from './edit-item.js';

/** Shows the timeline, its highlights or all items, and edits them. */
export const timeline: Command = {
  name: 'timeline',
  aliases: ['tl', 'history'],
  usage: '[all]',
  summary: 'Show the timeline',
  numbersAreNames: true,
  run: (call, typed) => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const [verb = '', key = ''] = words;
    const edit = itemRefOf(key) ? itemVerbs.get(verb) : undefined;
    if (edit && words.length === 2) return edit(call, key);
    const { isAll, unknown } = readAsked(words);
    if (!unknown) return show(call, words);
    const offers = isAll
      ? [runWithoutText('timeline all')]
      : [runWithoutText('timeline'), runWithoutText('timeline all')];
    return Promise.resolve(leftOver(call, timeline, unknown, offers));
  },
};

/** Actions on one item by its key, as sent by the timeline's buttons and menus. */
const itemVerbs: ReadonlyMap<string, (call: Call, item: ItemKey) => Promise<Reply>> = new Map([
  ['edit', openItemForm],
  ['action', openItemFromTimeline],
  ['remove', (call: Call, item: ItemKey) => showOrHide(call, item, false)],
  ['restore', (call: Call, item: ItemKey) => showOrHide(call, item, true)],
]);

async function show(call: Call, words: string[]): Promise<Reply> {
  const { isAll, before } = readAsked(words);
  const input = { ...choiceOf(call), isAll, before, limit: timelinePageSize };
  const found = await readTimeline(call.deps, { ...question(call), input });
  if (!found) return notFoundReply(call);
  const earlier = found.page.before && `timeline${isAll ? ' all' : ''} before ${written(found.page.before)}`;
  const reader = await readerOf(call, found.page.items);
  const times = found.page.items.map(({ occurredAt }) => occurredAt);
  const withDay = !areAllToday(times, call.act.at, reader.timeZone);
  const options = { isAll, withDay, earlier, linkTo: call.deps.permalinkOf, reading: found.reading, reader };
  return { kind: 'message', view: timelineView(found.incident, found.page, options) };
}

/** The time zone and names used in the item menu. */
async function readerOf(call: Call, items: readonly TimelineItem[]): Promise<MenuReader> {
  const [timeZone, names] = await Promise.all([zoneOf(call), namesInItems(call, items)]);
  return { timeZone, now: call.act.at, names };
}

/** A cursor as one word: its milliseconds and its key. */
function written({ at, key }: Cursor): string {
  return `${at.getTime()}-${key}`;
}

/** Parses the requested part of the timeline; `unknown` is the rest. */
export function readAsked(words: string[]): { isAll: boolean; before: Cursor | null; unknown: string } {
  const isAll = words.some((word) => all.has(word));
  const where = words.indexOf('before');
  const place = /^(\d{1,13})-([em][\d.]{1,30})$/.exec(words[where + 1] ?? '');
  const [, ms = '', key = ''] = place ?? [];
  const unknown = words.filter(
    (word, index) => !all.has(word) && !(place && (index === where || index === where + 1)),
  );
  return {
    isAll,
    before: place ? { at: new Date(Number(ms)), key } : null,
    unknown: unknown.join(' '),
  };
}

const all: ReadonlySet<string> = new Set(['all', '--all', '—all', '–all']);
