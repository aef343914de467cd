import { describe, expect, it } from 'vitest';
import type { ActionItemRow, PersonRow } from '../../../src/domain/nudges/rows.js';
import {
  aFollowedIncident,
  anActionItemRow,
  aPersonRow,
  type Ledger,
  linesSent,
  nudgePolicy,
  someRows,
} from '../../support/nudge-rows.js';

const commander = aPersonRow({ userId: 'UCOM' });

/** What is sent about one item. */
function sent(
  item: Partial<ActionItemRow>,
  period: { from: string; to: string },
  { people = [aPersonRow(), commander], lead = 'ULEAD' }: { people?: PersonRow[]; lead?: string | null } = {},
): string[] {
  const rows = someRows({ actionItems: [anActionItemRow(item)], people });
  return linesSent(rows, { ...period, policy: nudgePolicy({ lead }) });
}

const fromNovember = (to: string) => ({ from: '2026-11-20T00:00Z', to: `${to}T23:30Z` });

describe('an action item', () => {
  it('asks its owner before it is due, on the day, and ever more rarely after, and then others too', () => {
    expect(sent({}, fromNovember('2026-12-31'))).toMatchInlineSnapshot(`
      [
        "2026-11-30T08:30Z UDANA: ACT-17 Due in 1 day",
        "2026-12-01T08:30Z UDANA: ACT-17 Due today",
        "2026-12-02T08:30Z UDANA: ACT-17 Overdue by 1 day",
        "2026-12-04T08:30Z UDANA: ACT-17 Overdue by 3 days",
        "2026-12-08T08:30Z UCOM: ACT-17 Overdue by 7 days",
        "2026-12-08T08:30Z UDANA: ACT-17 Overdue by 7 days",
        "2026-12-15T08:30Z UDANA: ACT-17 Overdue by 14 days",
        "2026-12-15T09:30Z C42: ACT-17 Overdue by 14 days",
        "2026-12-22T08:30Z UDANA: ACT-17 Overdue by 21 days",
        "2026-12-22T09:30Z ULEAD: ACT-17 Overdue by 21 days",
        "2026-12-29T08:30Z UDANA: ACT-17 Overdue by 28 days",
      ]
    `);
  });

  it.each<[string, Partial<ActionItemRow>]>([
    ['is done', { status: 'done' }],
    ['will not be done', { status: 'wont_do' }],
    ['belongs to a drill', { incident: aFollowedIncident({ kind: 'drill' }) }],
    ['has an owner and no due date', { dueOn: null }],
    ['is blocked without any date', { status: 'blocked', dueOn: null }],
    ['is due in a month', { dueOn: '2027-01-31' }],
  ])('asks nothing if it %s', (_what, item) => {
    expect(sent(item, fromNovember('2026-12-31'))).toEqual([]);
  });

  it.each<[string, Partial<ActionItemRow>, string[]]>([
    [
      'asks the commander once it is unowned for two days, and then every week',
      { ownerId: null, ownerSince: new Date('2026-11-22T10:00Z'), dueOn: null },
      [
        '2026-11-24T08:30Z UCOM: ACT-17 No owner for 2 days',
        '2026-12-01T08:30Z UCOM: ACT-17 No owner for 9 days',
      ],
    ],
    [
      'asks the post-mortem’s owner instead of the commander',
      {
        ...{ ownerId: null, ownerSince: new Date('2026-11-22T10:00Z'), dueOn: null },
        incident: aFollowedIncident({ postmortemOwnerId: 'UDANA' }),
      },
      [
        '2026-11-24T08:30Z UDANA: ACT-17 No owner for 2 days',
        '2026-12-01T08:30Z UDANA: ACT-17 No owner for 9 days',
      ],
    ],
    [
      'has one line if it is both unowned and due',
      { ownerId: null, ownerSince: new Date('2026-11-29T10:00Z') },
      [
        '2026-11-30T08:30Z UCOM: ACT-17 Due in 1 day · nobody is assigned',
        '2026-12-01T08:30Z UCOM: ACT-17 Due today · nobody is assigned',
      ],
    ],
    [
      'rests while it is snoozed, and asks on the day on which that ends',
      { restsUntil: '2026-12-01', dueOn: '2026-11-26' },
      ['2026-12-01T08:30Z UDANA: ACT-17 Overdue by 5 days'],
    ],
    [
      'asks on the day on which a snooze ends even if nothing is due',
      { restsUntil: '2026-11-25', dueOn: null },
      ['2026-11-25T08:30Z UDANA: ACT-17 Snooze is over'],
    ],
    [
      'rests while it is blocked, until the date of that',
      { status: 'blocked', restsUntil: '2026-11-30' },
      ['2026-11-30T08:30Z UDANA: ACT-17 Due in 1 day', '2026-12-01T08:30Z UDANA: ACT-17 Due today'],
    ],
    [
      'rests while it is blocked without a date, until it is due',
      { status: 'blocked' },
      ['2026-12-01T08:30Z UDANA: ACT-17 Due today'],
    ],
    [
      'owes nothing from before its date was set',
      { dueSetAt: new Date('2026-11-30T15:00Z') },
      ['2026-12-01T08:30Z UDANA: ACT-17 Due today'],
    ],
    [
      'that was imported long overdue starts with the next weekly step',
      { dueOn: '2020-02-29', dueSetAt: new Date('2026-11-24T10:00Z') },
      [
        '2026-11-30T08:30Z UDANA: ACT-17 Overdue by 2466 days',
        '2026-12-01T08:30Z UCOM: ACT-17 Overdue by 2467 days',
      ],
    ],
  ])('%s', (_what, item, expected) => {
    expect(sent(item, fromNovember('2026-12-01'))).toEqual(expected);
  });
});

describe('if somebody can’t be asked', () => {
  const gone = (userId: string, why: 'deactivated' | 'unreachable' = 'deactivated') =>
    aPersonRow({ userId, gone: { why, since: new Date('2026-11-30T10:00Z') } });
  const people = [aPersonRow(), commander, aPersonRow({ userId: 'ULEAD' })];

  it.each([
    ['deactivated', 'assigned to a deactivated account'],
    ['unreachable', "assigned to somebody who can't be messaged"],
  ] as const)('(%s), the commander hears of it, and why', (why, said) => {
    expect(
      sent({ dueOn: null }, fromNovember('2026-12-01'), { people: [gone('UDANA', why), commander] }),
    ).toEqual([`2026-12-01T08:30Z UCOM: ACT-17 Needs a new owner · ${said}`]);
  });

  it.each<[string, Partial<ActionItemRow>, PersonRow[], string | null, string[]]>([
    ['the owner and the commander', {}, [gone('UDANA'), gone('UCOM')], 'ULEAD', ['ULEAD']],
    [
      'the owner, and there is no commander',
      { incident: aFollowedIncident({ commanderId: null }) },
      [gone('UDANA')],
      'ULEAD',
      ['ULEAD'],
    ],
    ['everybody', {}, [gone('UDANA'), gone('UCOM'), gone('ULEAD')], 'ULEAD', ['C42']],
    ['the owner and the commander, and there is no lead', {}, [gone('UDANA'), gone('UCOM')], null, ['C42']],
    [
      'the owner and the commander of a private incident',
      { incident: aFollowedIncident({ isPrivate: true }) },
      [gone('UDANA'), gone('UCOM')],
      'ULEAD',
      ['C42'],
    ],
    [
      'the owner and the commander of a private incident whose channel is archived',
      { incident: aFollowedIncident({ isPrivate: true, channelId: null }) },
      [gone('UDANA'), gone('UCOM')],
      'ULEAD',
      [],
    ],
  ])('%s, it goes on to the next who can', (_who, item, absent, lead, expected) => {
    const listed = [
      ...absent,
      ...people.filter(({ userId }) => !absent.some((one) => one.userId === userId)),
    ];
    const lines = sent(
      item,
      { from: '2026-12-01T00:00Z', to: '2026-12-01T23:30Z' },
      { people: listed, lead },
    );
    expect(lines.map((line) => line.split(' ')[1]?.replace(':', ''))).toEqual(expected);
  });
});

describe('days that began with an instant are those of whoever is asked', () => {
  const unowned = { ownerId: null, ownerSince: new Date('2026-11-30T20:00Z'), dueOn: null };

  it.each([
    ['Pacific/Kiritimati', '2026-12-02T19:30Z'],
    ['Pacific/Niue', '2026-12-02T20:30Z'],
  ])('in %s', (timeZone, time) => {
    const people = [aPersonRow({ userId: 'UCOM', timeZone })];
    expect(sent(unowned, fromNovember('2026-12-04'), { people })).toEqual([
      `${time} UCOM: ACT-17 No owner for 2 days`,
    ]);
  });

  it('and nobody hears again of what somebody elsewhere was asked', () => {
    const ledger: Ledger = new Map();
    const rows = (timeZone: string) =>
      someRows({
        actionItems: [anActionItemRow(unowned)],
        people: [aPersonRow({ userId: 'UCOM', timeZone })],
      });
    linesSent(rows('Pacific/Kiritimati'), { from: '2026-12-01T00:00Z', to: '2026-12-02T20:00:00Z' }, ledger);
    const later = { from: '2026-12-02T20:00:00Z', to: '2026-12-08T00:00Z' };
    expect(linesSent(rows('Pacific/Niue'), later, ledger)).toEqual([]);
  });
});

describe('handing over', () => {
  it('lets the new owner hear of what comes next, and nobody twice of the same', () => {
    const people = [aPersonRow(), aPersonRow({ userId: 'ULEE', timeZone: 'America/New_York' })];
    const ledger: Ledger = new Map();
    const rows = (ownerId: string) => someRows({ actionItems: [anActionItemRow({ ownerId })], people });
    expect([
      ...linesSent(rows('UDANA'), { from: '2026-11-20T00:00Z', to: '2026-12-01T10:00Z' }, ledger),
      ...linesSent(rows('ULEE'), { from: '2026-12-01T10:30Z', to: '2026-12-02T23:30Z' }, ledger),
    ]).toMatchInlineSnapshot(`
      [
        "2026-11-30T08:30Z UDANA: ACT-17 Due in 1 day",
        "2026-12-01T08:30Z UDANA: ACT-17 Due today",
        "2026-12-02T14:30Z ULEE: ACT-17 Overdue by 1 day",
      ]
    `);
  });
});
