import { incidentName, incidentNumberFrom } from '../../domain/incident/incident.js';
import { actionItemsView } from '../../slack/views/action-items/list.js';
import { inLine, person } from '../../slack/views/text/text.js';
import { listVisibleItems } from '../../workflows/action-items/read-action-items.js';
import { findVisible } from '../../workflows/incident/read-incidents.js';
import { type Call, type Command, notFoundReply, type Reply } from '../command.js';
import { question } from '../incident/list.js';
import { leftOver } from '../typed/left-over.js';
import { readPeople } from '../typed/read-people.js';
import { calendarOf } from './calendar.js';

const pageSize = 8;

/** Lists action items: those of the channel's incident, otherwise one's own. */
export const actions: Command = {
  name: 'actions',
  aliases: ['todos'],
  usage: '[mine|open|overdue|@someone]',
  summary: "List action items: the incident's, yours, or somebody else's",
  numbersAreNames: true,
  run: async (call, typed) => {
    const { page, words } = readPage(typed);
    const listing = await readListing(call, words);
    return 'kind' in listing ? listing : list(call, listing, page);
  },
};

interface Listing {
  /** Escaped for mrkdwn. */
  title: string;
  line: string;
  ownerId: string | null;
  incidentNumber: number | null;
  isOverdue: boolean;
}

async function list(call: Call, listing: Listing, page: number): Promise<Reply> {
  const { title, line, ownerId, incidentNumber, isOverdue } = listing;
  const { today } = await calendarOf(call);
  const found = await listVisibleItems(call.deps, {
    ...question(call),
    input: {
      ...{ ownerId, incidentNumber, dueBefore: isOverdue ? today : null },
      ...{ skip: (page - 1) * pageSize, limit: pageSize + 1 },
    },
  });
  const more = found.length > pageSize ? `${line} page ${page + 1}` : null;
  return { kind: 'message', view: actionItemsView(found.slice(0, pageSize), { title, more, today }) };
}

const plainListing = { ownerId: null, incidentNumber: null, isOverdue: false };

/** What is to be listed; a reply if that can't be told, or isn't visible to the person. */
async function readListing(call: Call, words: string): Promise<Listing | Reply> {
  const word = words.toLowerCase();
  if (word === 'open') return { ...plainListing, title: 'Open action items', line: 'actions open' };
  if (word === 'overdue')
    return { ...plainListing, title: 'Overdue action items', line: 'actions overdue', isOverdue: true };
  if (word === 'mine') return ownedBy(call.userId, 'Your action items', 'actions mine');
  if (word === '') return ofIncident(call);
  const number = incidentNumberFrom(words);
  if (number !== undefined) return ofIncident({ ...call, number });
  const { userIds, groupIds, unclear } = await readPeople(call, words);
  const [userId] = userIds;
  if (userId && userIds.length === 1 && groupIds.length + unclear.length === 0)
    return ownedBy(userId, `Action items of ${person(userId)}`, `actions <@${userId}>`);
  return leftOver(call, actions, words, offers);
}

function ownedBy(ownerId: string, title: string, line: string): Listing {
  return { ...plainListing, title, line, ownerId };
}

/** Those of the incident that is named, or of the channel's; elsewhere one's own. */
async function ofIncident(call: Call): Promise<Listing | Reply> {
  const { deps, number, channelId } = call;
  const incident = await findVisible(deps, { ...question(call), input: { number, channelId } });
  if (!incident)
    return number === null ? ownedBy(call.userId, 'Your action items', 'actions mine') : notFoundReply(call);
  const name = incidentName(incident.number);
  const title = `Action items of *${name}* ${inLine(incident.title, 150)}`;
  return { ...plainListing, title, line: `actions ${name}`, incidentNumber: incident.number };
}

const offers = [
  { label: 'Your action items', line: 'actions mine' },
  { label: 'Open action items', line: 'actions open' },
  { label: 'Overdue action items', line: 'actions overdue' },
];

function readPage(typed: string): { page: number; words: string } {
  const [found = '', page = '1'] = /(?:^|\s)page\s+(\d{1,4})\s*$/i.exec(typed) ?? [];
  const words = (found ? typed.slice(0, -found.length) : typed).trim();
  return { page: Math.max(1, Number(page)), words };
}
