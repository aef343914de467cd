import { describe, expect, it } from 'vitest';
import type { NudgePolicy } from '../../../src/domain/nudges/nudge-policy.js';
import { nudgesDue } from '../../../src/domain/nudges/nudges-due.js';
import type { ActionItemRow, PersonRow } from '../../../src/domain/nudges/rows.js';
import { dayFrom, dayText } from '../../../src/domain/time/civil-day.js';
import {
  anActionItemRow,
  aPersonRow,
  type Ledger,
  linesSent,
  nudgePolicy,
  someRows,
  tick,
} from '../../support/nudge-rows.js';

/** When somebody with these settings hears that an item is due on this day. */
function dueTodaySent(
  dueOn: string,
  person: Partial<PersonRow>,
  policy: Partial<NudgePolicy> = {},
): string[] {
  const { actionItems } = nudgePolicy().nudges;
  const onlyOnDueDate = { ...actionItems, dueSoonDays: null, overdueDays: [], commanderAfterDays: null };
  const people = [aPersonRow(person)];
  const rows = someRows({ actionItems: [anActionItemRow({ dueOn, ...longAgo })], people });
  const day = dayFrom(dueOn) ?? 0;
  return linesSent(rows, {
    from: `${dayText(day - 3)}T00:00:00Z`,
    to: `${dayText(day + 20)}T00:00:00Z`,
    policy: nudgePolicy({ actionItems: { ...onlyOnDueDate, channelAfterDays: null }, ...policy }),
  }).map((line) => line.slice(0, 17));
}

const longAgo = { ownerSince: new Date('2020-01-01T00:00Z'), dueSetAt: new Date('2020-01-01T00:00Z') };

describe('a digest goes out at half past nine where its reader is', () => {
  it.each([
    ['Pacific/Pago_Pago', '2026-12-01', '2026-12-01T20:30Z'],
    ['America/St_Johns', '2026-12-01', '2026-12-01T13:00Z'],
    ['Asia/Kolkata', '2026-12-01', '2026-12-01T04:00Z'],
    ['Asia/Kathmandu', '2026-12-01', '2026-12-01T03:45Z'],
    ['Pacific/Chatham', '2026-12-01', '2026-11-30T19:45Z'],
    ['Pacific/Kiritimati', '2026-12-01', '2026-11-30T19:30Z'],
    ['Europe/Berlin', '2026-03-27', '2026-03-27T08:30Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-30T07:30Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-26T08:30Z'],
    ['UTC', '2028-02-29', '2028-02-29T09:30Z'],
    ['America/New_York', '2026-12-31', '2026-12-31T14:30Z'],
  ])('in %s on %s: %s', (timeZone, dueOn, at) => {
    expect(dueTodaySent(dueOn, { timeZone })).toEqual([at]);
  });

  it.each<[string, Partial<PersonRow>, Partial<NudgePolicy>, string]>([
    [
      'in the policy’s zone if Slack knows none',
      { timeZone: null },
      { timeZone: 'Asia/Tokyo' },
      '2026-12-01T00:30Z',
    ],
    [
      'in the policy’s zone if Slack’s is unknown here',
      { timeZone: 'Mars/Base' },
      { timeZone: 'Asia/Tokyo' },
      '2026-12-01T00:30Z',
    ],
    ['at the policy’s time', {}, { digestAt: '07:00' }, '2026-12-01T06:00Z'],
    ['at a person’s own time', { digestAt: '20:15' }, { digestAt: '07:00' }, '2026-12-01T19:15Z'],
    ['once they are back', { awayUntil: '2026-12-05' }, {}, '2026-12-07T08:30Z'],
    ['after the holidays', {}, { holidays: ['2026-12-01', '12-02'] }, '2026-12-03T08:30Z'],
    [
      'after the holidays of their country',
      {},
      { countries: { DE: { timeZones: ['Europe/Berlin'], holidays: ['12-01'] } } },
      '2026-12-02T08:30Z',
    ],
    [
      'after the holidays of the country that they chose',
      { country: 'FR' },
      { countries: { DE: { timeZones: ['Europe/Berlin'] }, FR: { holidays: ['12-01'] } } },
      '2026-12-02T08:30Z',
    ],
    ['on their own working days', { weekend: ['monday', 'tuesday'] }, {}, '2026-12-02T08:30Z'],
  ])('%s', (_when, person, policy, at) => {
    expect(dueTodaySent('2026-12-01', person, policy)).toEqual([at]);
  });

  it.each<[string, string, Partial<PersonRow>, string]>([
    ['Friday', '2026-12-04', {}, '2026-12-04T08:30Z'],
    ['Saturday', '2026-12-05', {}, '2026-12-07T08:30Z'],
    ['Sunday', '2026-12-06', {}, '2026-12-07T08:30Z'],
    [
      'Friday, with weekends on Friday and Saturday',
      '2026-12-04',
      { weekend: ['friday', 'saturday'] },
      '2026-12-06T08:30Z',
    ],
    [
      'Sunday, with weekends on Friday and Saturday',
      '2026-12-06',
      { weekend: ['friday', 'saturday'] },
      '2026-12-06T08:30Z',
    ],
  ])('if something is due on a %s (%s), %s', (_day, dueOn, person, at) => {
    expect(dueTodaySent(dueOn, person)).toEqual([at]);
  });

  it.each<[string, Partial<PersonRow>, string, string]>([
    [
      'that clocks skip goes out right after',
      { digestAt: '02:30', weekend: [] },
      '2026-03-29',
      '2026-03-29T01:00Z',
    ],
    [
      'that clocks show twice goes out the first time',
      { digestAt: '02:30', weekend: [] },
      '2026-10-25',
      '2026-10-25T00:30Z',
    ],
  ])('at a time %s', (_what, person, dueOn, at) => {
    expect(dueTodaySent(dueOn, person)).toEqual([at]);
  });

  it('never, if nobody works on any day', () => {
    const holidays = Array.from({ length: 366 }, (_, day) =>
      dayText((dayFrom('2028-01-01') ?? 0) + day).slice(5),
    );
    expect(dueTodaySent('2026-12-01', {}, { holidays })).toEqual([]);
  });
});

describe('a digest', () => {
  const people = [aPersonRow()];
  const items = [
    anActionItemRow({ number: 12, title: 'Name the second provider', dueOn: '2026-12-04' }),
    anActionItemRow({ number: 18, title: 'Alert on the error rate', dueOn: '2026-12-01' }),
    anActionItemRow({ number: 17, dueOn: '2026-11-28' }),
    anActionItemRow({ number: 19, title: 'Later', dueOn: '2027-01-01' }),
  ];
  const rows = someRows({ actionItems: items, people });
  const at = (time: string) => new Date(time);

  it('gathers everything that a person is owed, what is overdue longest first', () => {
    const due = nudgesDue(rows, { policy: nudgePolicy(), now: at('2026-12-01T08:30Z'), decided: new Set() });
    expect(due).toMatchInlineSnapshot(`
      {
        "dropped": [
          {
            "dueAt": 2026-11-24T23:00:00.000Z,
            "key": "due_soon:ACT-17:2026-11-28-3d",
            "outcome": "superseded",
            "rule": "due_soon",
            "subject": "ACT-17",
            "to": {
              "user": "UDANA",
            },
          },
          {
            "dueAt": 2026-11-27T23:00:00.000Z,
            "key": "due_soon:ACT-18:2026-12-01-3d",
            "outcome": "skipped_quiet",
            "rule": "due_soon",
            "subject": "ACT-18",
            "to": {
              "user": "UDANA",
            },
          },
          {
            "dueAt": 2026-11-27T23:00:00.000Z,
            "key": "due_today:ACT-17:2026-11-28",
            "outcome": "skipped_quiet",
            "rule": "due_today",
            "subject": "ACT-17",
            "to": {
              "user": "UDANA",
            },
          },
          {
            "dueAt": 2026-11-28T23:00:00.000Z,
            "key": "overdue:ACT-17:2026-11-28+1d",
            "outcome": "skipped_quiet",
            "rule": "overdue",
            "subject": "ACT-17",
            "to": {
              "user": "UDANA",
            },
          },
        ],
        "nextAt": 2026-12-02T08:30:00.000Z,
        "nudges": [
          {
            "dueAt": 2026-11-30T23:00:00.000Z,
            "items": [
              {
                "actionItem": 17,
                "dueOn": "2026-11-28",
                "incident": 42,
                "key": "overdue:ACT-17:2026-11-28+3d",
                "reason": {
                  "about": null,
                  "dueInDays": -3,
                  "elapsed": 3,
                  "insteadOf": null,
                  "rule": "overdue",
                },
                "title": "Add a circuit breaker to payments",
              },
              {
                "actionItem": 18,
                "dueOn": "2026-12-01",
                "incident": 42,
                "key": "due_today:ACT-18:2026-12-01",
                "reason": {
                  "about": null,
                  "dueInDays": 0,
                  "elapsed": 0,
                  "insteadOf": null,
                  "rule": "due_today",
                },
                "title": "Alert on the error rate",
              },
              {
                "actionItem": 12,
                "dueOn": "2026-12-04",
                "incident": 42,
                "key": "due_soon:ACT-12:2026-12-04-3d",
                "reason": {
                  "about": null,
                  "dueInDays": 3,
                  "elapsed": -3,
                  "insteadOf": null,
                  "rule": "due_soon",
                },
                "title": "Name the second provider",
              },
            ],
            "key": "digest:UDANA:2026-12-01",
            "rule": "digest",
            "sendAt": 2026-12-01T08:30:00.000Z,
            "to": {
              "user": "UDANA",
            },
          },
        ],
        "waiting": [],
      }
    `);
  });

  it('waits for its time, and says when that is', () => {
    const question = { policy: nudgePolicy(), decided: new Set<string>() };
    const due = nudgesDue(rows, { ...question, now: at('2026-12-01T08:29:59.999Z') });
    expect(due.nudges).toEqual([]);
    expect(due.waiting.map(({ key, sendAt }) => [key, sendAt.toISOString()])).toEqual([
      ['digest:UDANA:2026-12-01', '2026-12-01T08:30:00.000Z'],
    ]);
    expect(due.nextAt).toEqual(at('2026-12-01T08:30Z'));
  });

  it.each([
    ['goes out late', '2026-12-01T16:59Z', 'digest:UDANA:2026-12-01'],
    [
      'waits for the next working day once it is late and the quiet hours have begun',
      '2026-12-01T17:00Z',
      null,
    ],
    ['waits for Monday on a Saturday', '2026-12-05T10:00Z', null],
  ])('%s (%s)', (_what, time, key) => {
    const sent = tick(rows, nudgePolicy(), at(time), new Map());
    expect(sent.map((nudge) => nudge.key)).toEqual(key ? [key] : []);
  });

  it('waits for tomorrow if something is owed only after today’s', () => {
    const handedOver = [anActionItemRow({ ownerSince: at('2026-12-01T12:00Z') })];
    const late = someRows({ actionItems: handedOver, people });
    expect(linesSent(late, { from: '2026-12-01T12:00:00Z', to: '2026-12-02T12:00:00Z' })).toEqual([
      '2026-12-02T08:30Z UDANA: ACT-17 Overdue by 1 day',
    ]);
  });

  it('is one after a week in which nothing ran; what it replaces is superseded', () => {
    const ledger: Ledger = new Map();
    tick(rows, nudgePolicy(), at('2026-12-01T08:30Z'), ledger);
    const before = new Map(ledger);
    const sent = tick(rows, nudgePolicy(), at('2026-12-09T10:12Z'), ledger);
    expect(sent.map((nudge) => nudge.key)).toEqual(['digest:UDANA:2026-12-09', 'digest:UCOM:2026-12-09']);
    expect(Object.fromEntries([...ledger].filter(([key]) => !before.has(key)))).toMatchInlineSnapshot(`
      {
        "digest:UCOM:2026-12-09": "sent",
        "digest:UDANA:2026-12-09": "sent",
        "due_today:ACT-12:2026-12-04": "superseded",
        "overdue:ACT-12:2026-12-04+1d": "skipped_quiet",
        "overdue:ACT-12:2026-12-04+3d": "sent",
        "overdue:ACT-17:2026-11-28+7d": "sent",
        "overdue:ACT-18:2026-12-01+1d": "superseded",
        "overdue:ACT-18:2026-12-01+3d": "superseded",
        "overdue:ACT-18:2026-12-01+7d": "sent",
        "overdue_commander:ACT-17:2026-11-28+7d": "sent",
        "overdue_commander:ACT-18:2026-12-01+7d": "sent",
      }
    `);
    expect(tick(rows, nudgePolicy(), at('2026-12-09T10:13Z'), ledger)).toEqual([]);
  });

  it('is not sent again when the clock is set back', () => {
    const ledger: Ledger = new Map();
    expect(tick(rows, nudgePolicy(), at('2026-12-03T08:30Z'), ledger)).toHaveLength(1);
    expect(linesSent(rows, { from: '2026-11-20T00:00:00Z', to: '2026-12-03T12:00:00Z' }, ledger)).toEqual([]);
  });

  it('is sent once on a day that somebody lives twice, because they crossed the date line', () => {
    const ledger: Ledger = new Map();
    const inZone = (timeZone: string) => someRows({ actionItems: items, people: [aPersonRow({ timeZone })] });
    const there = tick(inZone('Pacific/Kiritimati'), nudgePolicy(), at('2026-11-30T19:30Z'), ledger);
    const here = tick(inZone('Pacific/Pago_Pago'), nudgePolicy(), at('2026-12-01T20:30Z'), ledger);
    expect([...there, ...here].map(({ key }) => key)).toEqual(['digest:UDANA:2026-12-01']);
  });

  it('is one on a day that ends later for somebody who flew west, whatever came meanwhile', () => {
    const ledger: Ledger = new Map();
    const inZone = (timeZone: string, more: ActionItemRow[]) =>
      someRows({ actionItems: [...items, ...more], people: [aPersonRow({ timeZone })] });
    const handedOver = anActionItemRow({ number: 20, ownerSince: at('2026-12-01T06:00Z') });
    const there = tick(inZone('Asia/Kolkata', []), nudgePolicy(), at('2026-12-01T04:00Z'), ledger);
    const here = linesSent(
      inZone('America/New_York', [handedOver]),
      { from: '2026-12-01T10:00:00Z', to: '2026-12-02T23:00:00Z' },
      ledger,
    );
    expect(there.map(({ key }) => key)).toEqual(['digest:UDANA:2026-12-01']);
    expect(here).toEqual([
      '2026-12-02T14:30Z UDANA: ACT-18 Overdue by 1 day',
      '2026-12-02T14:30Z UDANA: ACT-20 Overdue by 1 day',
    ]);
  });

  it('can be asked for one person, without what others are owed', () => {
    const all = someRows({
      actionItems: [...items, anActionItemRow({ number: 20, ownerId: 'ULEE' })],
      people,
    });
    const question = { policy: nudgePolicy(), now: at('2026-12-01T09:30Z'), decided: new Set<string>() };
    const { nudges } = nudgesDue(all, { ...question, recipients: new Set(['ULEE']) });
    expect(nudges.map(({ to }) => to)).toEqual([{ user: 'ULEE' }]);
  });
});
