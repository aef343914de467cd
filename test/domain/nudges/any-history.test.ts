import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressId } from '../../../src/domain/nudges/asks/recipient.js';
import {
  decideTick,
  type NextNudge,
  type NudgeRows,
  type NudgesDue,
  nextNudges,
  nudgesDue,
} from '../../../src/domain/nudges/nudges-due.js';
import type { ActionItemRow, IncidentRow, PersonRow } from '../../../src/domain/nudges/rows.js';
import type { Policy } from '../../../src/domain/policy.js';
import { dayIn, fixedZone, zoneNamed } from '../../../src/domain/time/zone.js';
import { atLength } from '../../support/at-length.js';
import {
  aFollowedIncident,
  anActionItemRow,
  anIncidentRow,
  aPersonRow,
  claim,
  type Ledger,
  linesSent,
  nudgePolicy,
  someRows,
  tick,
} from '../../support/nudge-rows.js';

const policy = seldomUrgent(nudgePolicy({ lead: 'ULEAD', holidays: ['12-08'] }));
const start = Date.parse('2026-11-20T00:00Z');
const userIds = ['UDANA', 'ULEE', 'UCOM', 'ULEAD'];
const zones = [
  'Pacific/Pago_Pago',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
];
const runs = atLength(60, 1_000);

const anyInstant = fc
  .integer({ min: 0, max: 40 * 1_440 })
  .map((minutes) => new Date(start + minutes * 60_000));
const anyDay = anyInstant.map((at) => at.toISOString().slice(0, 10));
const anyUser = fc.constantFrom(...userIds);
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 });

const anyPerson = (userId: string): fc.Arbitrary<PersonRow> =>
  fc
    .record({
      timeZone: fc.option(fc.constantFrom(...zones)),
      digestAt: fc.constantFrom(null, '00:00', '09:30', '22:15'),
      weekend: fc.constantFrom<PersonRow['weekend'][]>(null, [], ['friday', 'saturday']),
      awayUntil: rarely(anyDay),
      gone: fc.option(fc.record({ why: fc.constantFrom('deactivated', 'unreachable'), since: anyInstant }), {
        freq: 1,
      }),
    })
    .map((more) => aPersonRow({ userId, ...more }));
const anyPeople = fc.tuple(...userIds.map(anyPerson));

const anyItem: fc.Arbitrary<Partial<ActionItemRow>> = fc.record({
  ownerId: fc.option(anyUser, { freq: 4 }),
  ownerSince: anyInstant,
  status: fc.constantFrom('open', 'in_progress', 'blocked', 'done'),
  dueOn: fc.option(anyDay, { freq: 6 }),
  dueSetAt: anyInstant,
  restsUntil: fc.option(anyDay, { freq: 1 }),
  incident: fc
    .record({ commanderId: fc.option(anyUser), isPrivate: fc.boolean() })
    .map((more) => aFollowedIncident(more)),
});

const anyIncident: fc.Arbitrary<Partial<IncidentRow>> = fc.record({
  status: fc.constantFrom('triage', 'investigating', 'resolved', 'closed'),
  severity: fc.constantFrom('sev3', 'sev4'),
  resolvedAt: anyInstant,
  hasSummary: fc.boolean(),
  lacksFacts: fc.boolean(),
  updateDueAt: fc.option(anyInstant),
  lastSaidAt: anyInstant,
});

const anyRows = fc
  .record({
    items: fc.array(anyItem, { minLength: 1, maxLength: 3 }),
    incident: anyIncident,
    people: anyPeople,
  })
  .map(({ items, incident, people }) =>
    someRows({
      actionItems: items.map((item, at) => anActionItemRow({ number: at + 1, ...item })),
      incidents: [anIncidentRow({ number: 43, ...incident })],
      people,
    }),
  );

/** A tick at any time, so that it can be late, repeated or before the last one; `by`: of how many replicas at once. */
interface Tick {
  now: Date;
  by: number;
  /** What the rows are from then on; null: as before. */
  rows: NudgeRows | null;
}
const ticks = (rows: fc.Arbitrary<NudgeRows | null>): fc.Arbitrary<Tick[]> =>
  fc.array(fc.record({ now: anyInstant, by: fc.integer({ min: 1, max: 3 }), rows }), { maxLength: 30 });

/** All that is sent. Concurrent replicas read the same ledger, on clocks some minutes apart, and then claim. */
function play(first: NudgeRows, history: Tick[], ledger: Ledger) {
  let rows = first;
  return history.flatMap((one) => {
    rows = one.rows ?? rows;
    const decided = new Map(ledger);
    const replicas = Array.from({ length: one.by }, (_, at) => new Date(one.now.getTime() + at * 7 * 60_000));
    return replicas
      .map((now) => ({ now, people: rows.people, due: nudgesDue(rows, { policy, now, decided }) }))
      .map((one) => expectUndecided(one, decided))
      .flatMap(({ now, people, due }) => claim(due, ledger).map((nudge) => ({ now, people, nudge })));
  });
}

function expectUndecided<T extends { due: NudgesDue }>(one: T, decided: Ledger): T {
  const keys = [
    ...one.due.nudges.flatMap(({ key, items }) => [key, ...items.map((item) => item.key)]),
    ...one.due.dropped.map(({ key }) => key),
  ];
  expect(keys.filter((key) => decided.has(key))).toEqual([]);
  return one;
}

function expectNothingTwice(sent: ReturnType<typeof play>, ledger: Ledger): void {
  const keys = sent.flatMap(({ nudge }) => nudge.items.map(({ key }) => key));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  expect(keys.filter((key) => ledger.get(key) !== 'sent')).toEqual([]);
  const days = sent
    .filter(({ nudge }) => nudge.rule === 'digest')
    .map(({ now, people, nudge }) => {
      const name = people.find(({ userId }) => userId === addressId(nudge.to))?.timeZone ?? 'UTC';
      return `${addressId(nudge.to)} ${dayIn(zoneNamed(name) ?? fixedZone(0), now.getTime())}`;
    });
  expect(days.filter((day, at) => days.indexOf(day) !== at)).toEqual([]);
}

describe('for any history of ticks (late, repeated, concurrent, skipped, clock set back)', () => {
  it('nothing is sent twice, and nobody gets two digests in a local day, whatever people change meanwhile', () => {
    fc.assert(
      fc.property(anyRows, ticks(fc.option(anyRows)), (rows, history) => {
        const ledger: Ledger = new Map();
        expectNothingTwice(play(rows, history, ledger), ledger);
      }),
      { numRuns: runs },
    );
  });

  it('what was owed is sent once or superseded', () => {
    fc.assert(
      fc.property(anyRows, ticks(fc.constant(null)), (rows, history) => {
        const ideal: Ledger = new Map();
        linesSent(rows, { from: '2026-11-20T00:00Z', to: '2026-12-30T00:00Z', policy }, ideal);
        const ledger: Ledger = new Map();
        const sent = play(rows, history, ledger);
        linesSent(rows, { from: '2026-12-30T00:00Z', to: '2027-01-08T00:00Z', policy }, ledger);
        expectNothingTwice(sent, ledger);
        const owed = [...ideal.keys()].filter((key) => !key.startsWith('digest:'));
        expect(owed.filter((key) => !ledger.has(key))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});

describe('a caller that selects by time', () => {
  it('finds the same as one that asks every quarter of an hour', () => {
    const to = '2026-12-05T00:00:00Z';
    fc.assert(
      fc.property(anyRows, (rows) => {
        const byTime: Ledger = new Map();
        linesSent(rows, { from: '2026-11-27T00:00Z', to, policy }, byTime);
        const always: Ledger = new Map();
        for (let at = Date.parse('2026-11-27T00:00Z'); at <= Date.parse(to); at += 15 * 60_000)
          tick(rows, policy, new Date(at), always);
        const sentBy = (ledger: Ledger) =>
          [...ledger].filter(([, outcome]) => outcome === 'sent').map(([key]) => key);
        expect(sentBy(byTime).filter(isDigested).sort()).toEqual(sentBy(always).filter(isDigested).sort());
      }),
      { numRuns: atLength(5, 40) },
    );
  });

  it('learns from `nextNudges` who is owed something now', () => {
    fc.assert(
      fc.property(anyRows, ticks(fc.constant(null)), anyInstant, (rows, history, now) => {
        const ledger: Ledger = new Map();
        play(rows, history, ledger);
        const question = { policy, now, decided: ledger };
        const times = nextNudges(rows, question);
        const { nudges, waiting, nextAt } = nudgesDue(rows, question);
        const owedNow = new Set(times.filter(({ at }) => at <= now).map(({ to }) => addressId(to)));
        expect([...owedNow].sort()).toEqual([...new Set(nudges.map(({ to }) => addressId(to)))].sort());
        expect(waiting.every(({ sendAt }) => nextAt !== null && sendAt >= nextAt)).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});

describe('a tick that decides for some recipients', () => {
  it('knows when everybody hears of each row next once that is claimed', () => {
    fc.assert(
      fc.property(
        anyRows,
        ticks(fc.constant(null)),
        anyInstant,
        fc.subarray([...userIds, 'C42']),
        (rows, history, now, some) => {
          const ledger: Ledger = new Map();
          play(rows, history, ledger);
          const question = { policy, now, decided: ledger, recipients: new Set(some) };
          const { due, next } = decideTick(rows, question);
          expect(due).toEqual(nudgesDue(rows, question));
          claim(due, ledger);
          expect(sorted(next)).toEqual(sorted(nextNudges(rows, { policy, now, decided: ledger })));
        },
      ),
      { numRuns: runs },
    );
  });
});

function sorted(next: NextNudge[]): string[] {
  return next.map(({ subject, to, at }) => `${subject} ${addressId(to)} ${at.toISOString()}`).sort();
}

/** Urgent nudges are due by the minute, so that coarse ticks send fewer of them. */
function isDigested(key: string): boolean {
  return !key.includes(':INC-') || key.startsWith('digest:') || key.startsWith('not_closed:');
}

/** Minutes of urgent nudges that fit a history of weeks. */
function seldomUrgent({ nudges, ...rest }: Policy): Policy {
  const silentMinutes = { sev3: 3_000, sev4: 5_000 };
  const incidents = { ...nudges.incidents, triageMinutes: 4_000, silentMinutes };
  const severities = Object.fromEntries(
    Object.entries(rest.severities).map(([name, one]) => [name, { ...one, updateEveryMinutes: 3_500 }]),
  );
  return { ...rest, severities, nudges: { ...nudges, incidents } };
}
