import type { Database } from '../../src/db/database.js';
import { saveActionItem } from '../../src/db/queries/action-items/action-items.js';
import { insertIncident, storeWorkspace } from '../../src/db/queries/incident/incidents.js';
import { storeMemberships } from '../../src/db/queries/incident/members.js';
import { storeGap, storeMembers } from '../../src/db/queries/people/membership-syncs.js';
import { storeNames } from '../../src/db/queries/people/names.js';
import { storeUsers } from '../../src/db/queries/people/users.js';
import { insertEntries } from '../../src/db/queries/timeline/timeline-entries.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import { userFrom } from '../../src/slack/read/directory.js';
import { changeVisibility } from '../../src/workflows/people/change-visibility.js';
import { moveChannel } from '../../src/workflows/people/move-channel.js';
import { openCapture } from '../../src/workflows/timeline/capture-message.js';
import { aDoor, type Door } from './a-door.js';
import { anActionItem } from './an-action-item.js';
import { anIncident, aPolicy, at, by } from './an-incident.js';
import { anOpenDatabase } from './an-open-database.js';

export const ours = 'T0OURS0001';
const theirs = 'T0THEIRS01';

/** Each kind of person, as Slack tells of them; null: Slack has told nothing. */
const kindsOfPeople = {
  member: {},
  'multi-channel guest': { is_restricted: true },
  'single-channel guest': { is_restricted: true, is_ultra_restricted: true },
  bot: { is_bot: true },
  deactivated: { deleted: true },
  'Grid member': { team_id: 'T0SIBLING1', enterprise_user: { teams: ['T0SIBLING1', ours] } },
  stranger: { team_id: 'T0PARTNER1', is_stranger: true },
  unknown: null,
};
export type PersonKind = keyof typeof kindsOfPeople;
export const personKinds = Object.keys(kindsOfPeople) as PersonKind[];

/** Whether they are in the channels of all incidents. */
export const places = ['in', 'out', 'left'] as const;
export type Place = (typeof places)[number];

export interface Townsman {
  kind: PersonKind;
  place: Place;
  userId: string;
}

export const townsmen: Townsman[] = personKinds.flatMap((kind, n) =>
  places.map((place) => ({ kind, place, userId: `U${place.toUpperCase()}0${n}` })),
);

/** Each kind of incident, by number. All have their number in the words that people wrote. */
export const kindsOfIncidents = {
  101: 'public',
  102: 'declared private',
  103: 'made private',
  104: 'made private and public again',
  105: 'public, shared with another organization',
  106: 'private, shared with another organization under another id',
  107: 'private and canceled',
  108: 'private and closed',
  109: 'private, of which Slack has not said who is in it since it could last not tell',
  110: 'of another workspace',
  111: 'private, and without a channel yet',
} as const;
export type Number = keyof typeof kindsOfIncidents;
export const numbers = Object.keys(kindsOfIncidents).map(Number) as Number[];
export const absent = 999;

/** The id of an incident's channel. */
export function channelIdOf(number: number): string {
  return number === 106 ? 'C0MOVED106' : `C0INC0${number}`;
}

/** What only who may see an incident may read. */
export function secretOf(number: number): RegExp {
  return new RegExp(`secret-?${number}|\\b(?:INC|ACT)-?${number}\\b|${channelIdOf(number)}`, 'i');
}

export interface Town extends Door {
  db: Database;
  url: string;
}

/** One database with every kind of incident and everybody, and the way in. */
export async function aTown(more: { numbers?: readonly number[] } = {}): Promise<Town> {
  const { db, url } = await anOpenDatabase(8);
  const policy = aPolicy({ alwaysInvite: [] });
  const door = aDoor({ db, workspaceId: ours, policy });
  const known = (more.numbers ?? numbers).toSorted((a, b) => Math.abs(109 - a) - Math.abs(109 - b));
  await storeWorkspace(db, ours, 'https://ours.slack.invalid/');
  await storeWorkspace(db, theirs, 'https://theirs.slack.invalid/');
  for (const number of known) {
    await settle(door, number);
    if (number === 109) await storeGap(db, ours);
  }
  await db.run(
    'update workspaces set last_incident_number = 500, last_action_item_number = 500 where workspace_id = $1',
    [ours],
  );
  const users = townsmen.flatMap(({ kind, userId }) => {
    const told = kindsOfPeople[kind];
    const raw = { id: userId, team_id: ours, name: userId.toLowerCase(), profile: {}, ...told };
    return told ? (userFrom(raw, ours) ?? []) : [];
  });
  await storeUsers(db, ours, { users, at: new Date() });
  return { ...door, db, url };
}

/** Declares an incident and lets it become of its kind, everybody who is in its channel or was among them. */
async function settle({ deps }: Door, number: number): Promise<void> {
  const { db } = deps;
  const workspaceId = number === 110 ? theirs : ours;
  const firstId = number === 111 ? null : `C0INC0${number}`;
  const incident = await declared(db, { workspaceId, number, channelId: firstId });
  // Slack tells the names of public channels, and this one was public when it was asked.
  if (firstId !== null && !incident.isPrivate)
    await storeNames(db, ours, { names: [{ id: firstId, name: `inc-secret-${number}` }], at: at('14:04') });
  const change = (isPrivate: boolean) =>
    changeVisibility(deps, incident, { isPrivate, askedAt: null, trace: `t${number}` });
  if (number === 103 || number === 104) await change(true);
  if (number === 104) await change(false);
  if (firstId !== null)
    await says(deps, { workspaceId, channelId: firstId, words: `Message secret-${number}` });
  const present = townsmen.filter(({ place }) => place !== 'out');
  if (firstId === null) {
    const userIds = present.filter(({ place }) => place === 'in').map(({ userId }) => userId);
    const askedAt = new Date(Date.now() + 60_000).toISOString();
    await storeMembers(db, incident, { userIds, askedAt });
    return;
  }
  const moves = (isIn: boolean, when: string) => ({ isIn, at: at(when), workspaceId, channelId: firstId });
  await storeMemberships(
    db,
    present.map(({ userId }) => ({ userId, ...moves(true, '14:05') })),
  );
  const gone = present.filter(({ place }) => place === 'left');
  await storeMemberships(
    db,
    gone.map(({ userId }) => ({ userId, ...moves(false, '14:10') })),
  );
  if (number === 106) await moveChannel(deps, { workspaceId, from: firstId, to: channelIdOf(106) }, 't106');
}

/** A highlight of the channel, which is asked as a question too. */
async function says(
  deps: Door['deps'],
  { workspaceId, channelId, words }: { workspaceId: string; channelId: string; words: string },
): Promise<void> {
  const ts = `${at('14:15').getTime() / 1_000}.000100`;
  const by = { threadTs: null, isBroadcast: false, authorId: 'U0WRITER01', authorName: null, isBot: false };
  const content = { text: `${words}?`, files: [] };
  const message = { workspaceId, channelId, ts, ...by, version: ts, content };
  await openCapture(deps)({ kind: 'posted', message });
  await deps.db.run('update messages set is_highlight = true where channel_id = $1', [channelId]);
}

async function declared(
  db: Database,
  { workspaceId, number, channelId }: { workspaceId: string; number: number; channelId: string | null },
): Promise<Incident> {
  const words = `secret-${number}`;
  const isPrivate = [102, 106, 107, 108, 109, 111].includes(number);
  const status = number === 107 ? 'canceled' : number === 108 ? 'closed' : 'investigating';
  const incident = anIncident({
    ...{ workspaceId, number, channelId, isPrivate, status },
    ...{
      title: `Title ${words}`,
      summary: `Summary ${words}`,
      affects: [`affected-${words}`],
      reporterId: 'U0REPORTER',
    },
    latestUpdate: { at: at('14:20'), by: 'U0REPORTER', text: `Update ${words}` },
  });
  await insertIncident(db, incident, at('14:02'));
  const event = { kind: 'noted', text: `Note ${words}`, at: at('14:03').toISOString() } as const;
  await insertEntries(db, incident, [
    { occurredAt: at('14:03'), source: 'command', authorId: 'U0REPORTER', event },
  ]);
  const actionItem = anActionItem({ workspaceId, number, incidentNumber: number, title: `To do ${words}` });
  const saved = { kind: 'action_item_saved', actionItem, event: { kind: 'created' } } as const;
  await saveActionItem(db, saved, by('U0REPORTER', at('14:04')));
  return incident;
}

/** Whether Slack's own rules and ours let them see it: told here once more, apart from the program. */
export function maySee({ kind, place }: Townsman, number: Number): boolean {
  if (number === 110 || kind === 'bot' || kind === 'deactivated') return false;
  if (number === 109) return false;
  const isPublic = number === 101 || number === 104 || number === 105;
  const isOfOurs = kind === 'member' || kind === 'Grid member' || kind === 'unknown';
  return place === 'in' || (isPublic && isOfOurs);
}

const decided = [
  ...['incidents', 'timeline_entries', 'messages', 'marks', 'incident_members', 'effects', 'announcements'],
  ...['action_items', 'action_item_events', 'postmortems', 'postmortem_revisions', 'postmortem_questions'],
  ...['postmortem_comments', 'postmortem_tasks', 'runbooks', 'runbook_runs', 'runbook_run_steps'],
  ...['reminder_settings', 'nudges'],
];

/** Everything that people decide or Slack is to be told, by table. */
export async function stateOf({ db }: Town): Promise<Record<string, unknown>> {
  const states = decided.map(async (table) => [
    table,
    await db.run(`select md5(coalesce(string_agg(one::text, ' ' order by one::text), '')) from ${table} one`),
  ]);
  return Object.fromEntries(await Promise.all(states));
}
