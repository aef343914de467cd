import type { Phase } from '../../domain/incident/status.js';
import { listView } from '../../slack/views/incident/answers/list.js';
import { listVisible } from '../../workflows/incident/read-incidents.js';
import type { Call, Command } from '../command.js';
import { leftOver } from '../typed/left-over.js';

const pageSize = 10;

/** Lists incidents: open ones by default. */
export const list: Command = {
  name: 'list',
  aliases: ['ls', 'incidents'],
  usage: '[open|review|closed|all|mine]',
  summary: 'List incidents',
  run: async (call, typed) => {
    const listing = readList(typed);
    if (listing.unknown) return leftOver(call, list, listing.unknown, offers);
    const found = await listVisible(call.deps, {
      ...question(call),
      input: { ...listing, limit: pageSize + 1 },
    });
    const page = found.slice(0, pageSize);
    const last = page.at(-1);
    const more = found.length > pageSize && last ? `list ${listing.word} before ${last.number}` : null;
    return {
      kind: 'message',
      view: listView(page, { title: listing.title, policy: call.deps.policy, more }),
    };
  },
};

/** The caller, for read-only workflows. */
export function question(call: Call) {
  const { workspaceId, userId, act } = call;
  return { workspaceId, userId, act };
}

interface Listing {
  title: string;
  phases: readonly Phase[];
}

const listings: ReadonlyMap<string, Listing> = new Map<string, Listing>([
  ['open', { title: 'Open incidents', phases: ['active'] }],
  ['review', { title: 'Incidents in review', phases: ['learning'] }],
  ['closed', { title: 'Closed incidents', phases: ['done'] }],
  ['all', { title: 'All incidents', phases: ['active', 'learning', 'done'] }],
  ['mine', { title: 'Your open incidents', phases: ['active', 'learning'] }],
]);

const offers = [...listings].map(([word, { title }]) => ({ label: title, line: `list ${word}` }));

/** Parses the listing and the incident to start before; `unknown` is the rest, as typed. */
export function readList(typed: string) {
  const [, place = ''] = /(?:^|\s)before\s+(?:inc[-_ ]?|#)?(\d{1,9})(?=\s|$)/i.exec(typed) ?? [];
  const words = (place ? typed.replace(/(^|\s)before\s+\S*\d(?=\s|$)/i, ' ') : typed)
    .split(/\s+/)
    .filter(Boolean);
  const isKnown = (word: string) => listings.has(word.toLowerCase());
  const word = words.find(isKnown)?.toLowerCase() ?? 'open';
  return {
    word,
    title: listings.get(word)?.title ?? '',
    phases: listings.get(word)?.phases ?? [],
    mine: word === 'mine',
    before: place ? Number(place) : null,
    unknown: words.filter((one) => one.toLowerCase() !== word).join(' '),
  };
}
