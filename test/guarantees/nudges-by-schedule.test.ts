import { expect, it } from 'vitest';
import type { ActionItem } from '../../src/domain/action-items/action-item.js';
import { nudgesDue } from '../../src/domain/nudges/nudges-due.js';
import { addedAt, aFollowedUpIncident } from '../support/a-followed-incident.js';
import { ask } from '../support/ask.js';
import {
  aFollowedIncident,
  anActionItemRow,
  aPersonRow,
  claim,
  type Ledger,
  nudgePolicy,
  someRows,
} from '../support/nudge-rows.js';

const people = [
  aPersonRow({ userId: 'UDANA', timeZone: 'Asia/Kolkata' }),
  aPersonRow({ userId: 'ULEE', timeZone: 'America/St_Johns' }),
  aPersonRow({
    userId: 'USAM',
    timeZone: 'Pacific/Kiritimati',
    digestAt: '07:15',
    weekend: ['friday', 'saturday'],
  }),
  aPersonRow({ userId: 'UCOM', timeZone: 'Europe/Berlin', awayUntil: '2026-12-10' }),
];
const items: (Partial<ActionItem> & { number: number })[] = [
  { number: 1, ownerId: 'UDANA', dueOn: '2026-12-01' },
  { number: 2, ownerId: 'UDANA', dueOn: '2026-12-08', restsUntil: '2026-12-12' },
  { number: 3, ownerId: 'ULEE', dueOn: '2026-11-30' },
  { number: 4, ownerId: 'ULEE', dueOn: '2026-12-05', status: { kind: 'blocked', reason: 'Legal' } },
  { number: 5, ownerId: 'USAM', dueOn: '2026-12-04' },
  { number: 6, ownerId: null, dueOn: null },
  { number: 7, ownerId: 'UGONE', dueOn: '2026-12-03' },
];

/** Every three hours for three weeks, but for a week in which nothing ran, and with the clock set back once. */
function* ticks(): Generator<Date> {
  const hour = 60 * 60_000;
  for (let at = Date.parse('2026-11-29T22:50Z'); at < Date.parse('2026-12-22T00:00Z'); at += 3 * hour) {
    const isDown = at > Date.parse('2026-12-05T12:00Z') && at < Date.parse('2026-12-11T12:00Z');
    if (!isDown) yield new Date(at);
    if (at === Date.parse('2026-12-14T01:50Z')) yield new Date(at - 30 * hour);
  }
}

it('what a tick reads by its schedule is all that is due: three weeks end as if it had read everything', async () => {
  const { addItem, tick, ledger, url } = await aFollowedUpIncident();
  for (const item of items) await addItem({ title: 'Add a circuit breaker to payments', ...item });
  await ask(
    url,
    `insert into users (workspace_id, user_id, display_name, names, is_bot, is_deactivated, is_external, changed_at, observed_at)
     values ('T1', 'UGONE', 'gone', '{}', false, true, false, '2026-11-20', now())`,
  );
  for (const { userId, timeZone, digestAt, weekend, awayUntil } of people) {
    await ask(
      url,
      `insert into users (workspace_id, user_id, display_name, names, is_bot, is_deactivated, is_external, time_zone, observed_at)
       values ('T1', '${userId}', 'x', '{}', false, false, false, '${timeZone}', now())`,
    );
    const texts = [digestAt, weekend && `{${weekend.join()}}`, awayUntil].map((one) =>
      one ? `'${one}'` : 'null',
    );
    await ask(
      url,
      `insert into reminder_settings (workspace_id, user_id, digest_at, weekend, away_until) values ('T1', '${userId}', ${texts})`,
    );
  }
  const gone = { why: 'deactivated', since: new Date('2026-11-20T00:00:00Z') } as const;
  const rows = someRows({
    people: [...people, aPersonRow({ userId: 'UGONE', timeZone: null, gone })],
    actionItems: items.map(({ number, ownerId = null, dueOn = null, restsUntil = null, status }) =>
      anActionItemRow({
        ...{
          number,
          ownerId,
          dueOn,
          restsUntil,
          status: status?.kind ?? 'open',
          incident: aFollowedIncident(),
        },
        ...{ ownerSince: addedAt, dueSetAt: dueOn === null ? null : addedAt },
      }),
    ),
  });
  const expected: Ledger = new Map();
  for (const now of ticks()) {
    claim(nudgesDue(rows, { policy: nudgePolicy(), now, decided: expected }), expected);
    await tick(now.toISOString());
  }
  const found = await ledger();
  expect(Object.keys(found).length).toBeGreaterThan(30);
  const sent = [...expected].map(([key, outcome]) => [key, outcome === 'sent' ? 'claimed' : outcome]);
  expect(found).toEqual(Object.fromEntries(sent));
}, 120_000);
