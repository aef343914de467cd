import { type LineKey, lineRefOf } from '../domain/timeline/line-key.js';
import type { Cursor } from '../domain/timeline/timeline-line.js';
import { timelinePageSize, timelineView } from '../slack/views/timeline.js';
import { readTimeline } from '../workflows/read-incidents.js';
import { type Call, type Command, choiceOf, notFoundReply, type Reply } from './command.js';
import { question } from './list.js';
import { openMending, showOrHide } from './mend-line.js';

/** Shows what happened when: the key entries, or every line; and mends them. */
export const timeline: Command = {
  name: 'timeline',
  aliases: ['tl', 'history'],
  usage: '[all]',
  summary: 'Show what happened when',
  run: (call, typed) => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const [verb = '', key = ''] = words;
    const mend = lineRefOf(key) ? lineVerbs.get(verb) : undefined;
    return mend ? mend(call, key) : show(call, words);
  },
};

/** What can be done with one line, by its key: what the buttons and menus of the timeline say. */
const lineVerbs: ReadonlyMap<string, (call: Call, line: LineKey) => Promise<Reply>> = new Map([
  ['edit', openMending],
  ['remove', (call: Call, line: LineKey) => showOrHide(call, line, false)],
  ['restore', (call: Call, line: LineKey) => showOrHide(call, line, true)],
]);

async function show(call: Call, words: string[]): Promise<Reply> {
  const { isAll, before } = readAsked(words);
  const input = { ...choiceOf(call), isAll, before, limit: timelinePageSize };
  const found = await readTimeline(call.deps, { ...question(call), input });
  if (!found) return notFoundReply(call);
  const earlier = found.page.before && `timeline${isAll ? ' all' : ''} before ${written(found.page.before)}`;
  const look = { isAll, earlier, linkTo: call.deps.permalinkOf, reading: found.reading };
  return { kind: 'message', view: timelineView(found.incident, found.page, look) };
}

/** A cursor as a word: its milliseconds and its key. */
function written({ at, key }: Cursor): string {
  return `${at.getTime()}-${key}`;
}

function readAsked(words: string[]): { isAll: boolean; before: Cursor | null } {
  const isAll = words.includes('all') || words.includes('--all');
  const place = /^(\d{1,15})-([em][\d.]{1,30})$/.exec(words[words.indexOf('before') + 1] ?? '');
  const [, ms = '', key = ''] = place ?? [];
  return { isAll, before: place ? { at: new Date(Number(ms)), key } : null };
}
