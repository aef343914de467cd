import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionItem } from '../../src/domain/action-items/action-item.js';
import { saveItem } from '../support/a-followed-incident.js';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

/** A person with one action item, and the digest that asks about it. Times are computed by hand, from each zone's rules. */
interface Case {
  zone: string | null;
  settings?: { digestAt?: string; weekend?: string[]; awayUntil?: string };
  /** Owned by the person, who also commands its incident. */
  item: Partial<ActionItem>;
  /** When the item got its owner and its due date. */
  since?: string;
  sendAt: string;
  dueAt: string;
  reason: string;
}

const everyDay = { weekend: [] };
const onDay = (dueOn: string) => ({ item: { dueOn }, reason: 'Due today' });
const at = (sendAt: string, dueAt: string) => ({ sendAt, dueAt });

const cases: Record<string, Case> = {
  'Kolkata, half an hour off': {
    ...{ zone: 'Asia/Kolkata', ...onDay('2026-12-01') },
    ...at('2026-12-01T04:00Z', '2026-11-30T18:30Z'),
  },
  'Kathmandu, a quarter of an hour off': {
    ...{ zone: 'Asia/Kathmandu', ...onDay('2026-12-01') },
    ...at('2026-12-01T03:45Z', '2026-11-30T18:15Z'),
  },
  'Chatham in winter, at +12:45': {
    ...{ zone: 'Pacific/Chatham', ...onDay('2026-06-02') },
    ...at('2026-06-01T20:45Z', '2026-06-01T11:15Z'),
  },
  'Chatham in summer, at +13:45': {
    ...{ zone: 'Pacific/Chatham', ...onDay('2026-12-01') },
    ...at('2026-11-30T19:45Z', '2026-11-30T10:15Z'),
  },
  'Chatham, at a time that its clocks skip': {
    ...{ zone: 'Pacific/Chatham', settings: { digestAt: '03:00', ...everyDay }, ...onDay('2026-09-27') },
    ...at('2026-09-26T14:00Z', '2026-09-26T11:15Z'),
  },
  'Kiritimati, a day ahead of Hawaii': {
    ...{ zone: 'Pacific/Kiritimati', ...onDay('2026-12-07') },
    ...at('2026-12-06T19:30Z', '2026-12-06T10:00Z'),
  },
  'Niue on the last day of the year': {
    ...{ zone: 'Pacific/Niue', ...onDay('2026-12-31') },
    ...at('2026-12-31T20:30Z', '2026-12-31T11:00Z'),
  },
  'Pago Pago on 29 February': {
    ...{ zone: 'Pacific/Pago_Pago', ...onDay('2028-02-29') },
    ...at('2028-02-29T20:30Z', '2028-02-29T11:00Z'),
  },
  'the Marquesas, at −09:30': {
    ...{ zone: 'Pacific/Marquesas', ...onDay('2026-12-01') },
    ...at('2026-12-01T19:00Z', '2026-12-01T09:30Z'),
  },
  'St John’s, the Friday before its clocks change': {
    ...{ zone: 'America/St_Johns', ...onDay('2026-03-06') },
    ...at('2026-03-06T13:00Z', '2026-03-06T03:30Z'),
  },
  'St John’s, the Monday after': {
    ...{ zone: 'America/St_Johns', ...onDay('2026-03-09') },
    ...at('2026-03-09T12:00Z', '2026-03-09T02:30Z'),
  },
  'Lord Howe, in the half hour that its clocks skip': {
    ...{ zone: 'Australia/Lord_Howe', settings: { digestAt: '02:15', ...everyDay }, ...onDay('2026-10-04') },
    ...at('2026-10-03T15:30Z', '2026-10-03T13:30Z'),
  },
  'Lord Howe, in the half hour that its clocks repeat': {
    ...{ zone: 'Australia/Lord_Howe', settings: { digestAt: '01:45', ...everyDay }, ...onDay('2026-04-05') },
    ...at('2026-04-04T14:45Z', '2026-04-04T13:00Z'),
  },
  'New York at 02:30, which its clocks skip': {
    ...{ zone: 'America/New_York', settings: { digestAt: '02:30', ...everyDay }, ...onDay('2027-03-14') },
    ...at('2027-03-14T07:00Z', '2027-03-14T05:00Z'),
  },
  'Berlin at 02:30, which its clocks show twice': {
    ...{ zone: 'Europe/Berlin', settings: { digestAt: '02:30', ...everyDay }, ...onDay('2027-10-31') },
    ...at('2027-10-31T00:30Z', '2027-10-30T22:00Z'),
  },
  'Troll at 02:30, where clocks skip two hours': {
    ...{ zone: 'Antarctica/Troll', settings: { digestAt: '02:30', ...everyDay }, ...onDay('2027-03-28') },
    ...at('2027-03-28T01:00Z', '2027-03-28T00:00Z'),
  },
  'Cairo on a day without a midnight': {
    ...{ zone: 'Africa/Cairo', settings: { digestAt: '00:30', ...everyDay }, ...onDay('2026-04-24') },
    ...at('2026-04-23T22:00Z', '2026-04-23T22:00Z'),
  },
  'Santiago on a day without a midnight': {
    ...{ zone: 'America/Santiago', settings: everyDay, ...onDay('2026-09-06') },
    ...at('2026-09-06T12:30Z', '2026-09-06T04:00Z'),
  },
  'Havana on a day with two midnights': {
    ...{ zone: 'America/Havana', settings: { digestAt: '00:15', ...everyDay }, ...onDay('2026-11-01') },
    ...at('2026-11-01T04:15Z', '2026-11-01T04:00Z'),
  },
  'Cairo, whose weekend is Friday and Saturday': {
    ...{ zone: 'Africa/Cairo', item: { dueOn: '2026-12-04' }, reason: 'Overdue by 2 days' },
    ...at('2026-12-06T07:30Z', '2026-12-04T22:00Z'),
  },
  'Dubai, on a Sunday that somebody works': {
    ...{ zone: 'Asia/Dubai', settings: { weekend: ['friday', 'saturday'] }, ...onDay('2026-12-06') },
    ...at('2026-12-06T05:30Z', '2026-12-05T20:00Z'),
  },
  'London, after two holidays and a Sunday': {
    ...{ zone: 'Europe/London', item: { dueOn: '2026-12-25' }, reason: 'Overdue by 3 days' },
    ...at('2026-12-28T09:30Z', '2026-12-28T00:00Z'),
  },
  'New York, at the weekly step on the last day of the year': {
    ...{ zone: 'America/New_York', item: { dueOn: '2026-12-17' }, since: '2026-12-28T15:00Z' },
    ...{ ...at('2026-12-31T14:30Z', '2026-12-31T05:00Z'), reason: 'Overdue by 14 days' },
  },
  'Adelaide, on Monday about what is due on Wednesday': {
    ...{ zone: 'Australia/Adelaide', item: { dueOn: '2026-12-09' }, reason: 'Due in 2 days' },
    ...at('2026-12-06T23:00Z', '2026-12-05T13:30Z'),
  },
  'an unknown zone, which is the policy’s': {
    ...{ zone: null, ...onDay('2026-12-01') },
    ...at('2026-12-01T00:30Z', '2026-11-30T15:00Z'),
  },
  'Berlin, on the first day back': {
    ...{ zone: 'Europe/Berlin', settings: { awayUntil: '2026-12-03' }, item: { dueOn: '2026-12-01' } },
    ...{ ...at('2026-12-03T08:30Z', '2026-12-01T23:00Z'), reason: 'Overdue by 2 days' },
  },
  'Kolkata, on the day after if the item came after the digest': {
    ...{ zone: 'Asia/Kolkata', item: { dueOn: '2026-12-01' }, since: '2026-12-01T05:00Z' },
    ...{ ...at('2026-12-02T04:00Z', '2026-12-01T18:30Z'), reason: 'Overdue by 1 day' },
  },
  'Berlin, snoozed until a Saturday': {
    ...{ zone: 'Europe/Berlin', item: { dueOn: '2026-12-01', restsUntil: '2026-12-05' } },
    ...{ ...at('2026-12-07T08:30Z', '2026-12-04T23:00Z'), reason: 'Overdue by 6 days' },
  },
  'Berlin, blocked until two days before it is due': {
    zone: 'Europe/Berlin',
    item: { dueOn: '2026-12-10', restsUntil: '2026-12-08', status: { kind: 'blocked', reason: 'Contract' } },
    ...{ ...at('2026-12-08T08:30Z', '2026-12-07T23:00Z'), reason: 'Due in 2 days' },
  },
  'Berlin, blocked without a date': {
    zone: 'Europe/Berlin',
    item: { dueOn: '2026-12-09', status: { kind: 'blocked', reason: 'Contract' } },
    ...{ ...at('2026-12-09T08:30Z', '2026-12-08T23:00Z'), reason: 'Due today' },
  },
  'Kiritimati, two of its days after an item came without an owner': {
    ...{ zone: 'Pacific/Kiritimati', item: { ownerId: null, dueOn: null }, since: '2026-11-30T20:00Z' },
    ...{ ...at('2026-12-02T19:30Z', '2026-12-02T10:00Z'), reason: 'No owner for 2 days' },
  },
  'Niue, two of its days after an item came without an owner': {
    ...{ zone: 'Pacific/Niue', item: { ownerId: null, dueOn: null }, since: '2026-12-01T05:00Z' },
    ...{ ...at('2026-12-02T20:30Z', '2026-12-02T11:00Z'), reason: 'No owner for 2 days' },
  },
};

const policy = `
nudges:
  timeZone: Asia/Tokyo
  holidays: [12-25, 12-26, 01-01]
  countries:
    Egypt: { timeZones: [Africa/Cairo], weekend: [friday, saturday] }
`;

let store: Store;
let folder: string;
const everybody = Object.entries(cases).map(([name, one], index) => ({
  ...{ ...one, name },
  ...{ userId: `U${index}`, number: index + 1 },
}));

beforeAll(async () => {
  store = await aStore();
  folder = await mkdtemp(join(tmpdir(), 'firebreak-zones-'));
  await writeFile(join(folder, 'policy.yml'), policy);
  for (const one of everybody) await addPerson(one);
});
afterAll(async () => {
  await store.drop();
  await rm(folder, { recursive: true });
});

async function addPerson({ userId, number, zone, settings = {}, item, since }: (typeof everybody)[number]) {
  const roles = [
    { role: 'commander', userId, from: new Date('2026-01-05'), by: userId, until: null } as const,
  ];
  const { number: incidentNumber } = await store.declare('Checkout is down', { status: 'closed', roles });
  const stored = { incidentNumber, number, ownerId: userId, ...item };
  await saveItem(store.db, stored, new Date(since ?? '2026-01-05T12:00:00Z'));
  const { digestAt = null, weekend = null, awayUntil = null } = settings;
  await store.db.run(
    `insert into users (workspace_id, user_id, display_name, names, is_bot, is_deactivated, is_external, time_zone, observed_at)
     values ('T1', $1, $1, '{}', false, false, false, $2, now())`,
    [userId, zone],
  );
  await store.db.run(
    `insert into reminder_settings (workspace_id, user_id, digest_at, weekend, away_until)
     values ('T1', $1, $2, $3::text[], $4)`,
    [userId, digestAt, weekend, awayUntil],
  );
}

interface Printed {
  nudges: { to: { user?: string }; sendAt: string }[];
  waiting: Printed['nudges'];
}

async function preview(time: string): Promise<Printed> {
  const env = { ...store.env, FIREBREAK_CONFIG: join(folder, 'policy.yml') };
  const { out, err } = await run(['nudge', '--dry-run', '--at', time, '--json'], env);
  expect(err).toBe('');
  return JSON.parse(out);
}

const sentTo = (userId: string, nudges: Printed['nudges']) => nudges.filter(({ to }) => to.user === userId);
const iso = (time: string) => new Date(time).toISOString();

describe('`firebreak nudge --dry-run` asks, in their own day, somebody in', () => {
  it.each(everybody)('$name', async ({ userId, number, sendAt, dueAt, reason, item }) => {
    const minuteBefore = new Date(Date.parse(sendAt) - 60_000).toISOString();
    expect(sentTo(userId, (await preview(minuteBefore)).nudges)).toEqual([]);
    expect(sentTo(userId, (await preview(sendAt)).nudges)).toMatchObject([
      {
        ...{ rule: 'digest', dueAt: iso(dueAt), sendAt: iso(sendAt) },
        items: [{ actionItem: `ACT-${number}`, dueOn: item.dueOn ?? null, reason }],
      },
    ]);
  });
});
