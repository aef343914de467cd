import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { saveItem, tickAt } from '../support/a-followed-incident.js';
import { ask } from '../support/ask.js';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

let store: Store;
const addedAt = new Date('2026-11-23T12:00:00Z');
beforeEach(async () => {
  store = await aStore();
  const { workspaceId, number: incidentNumber } = await store.declare('Checkout is down', {
    status: 'closed',
  });
  const db = openDatabase({ url: store.url, maxConnections: 1 });
  for (const [number, ownerId, dueOn] of [
    [17, 'UKOLKATA', '2026-12-01'],
    [18, 'UNEWYORK', '2026-11-28'],
  ] as const)
    await saveItem(db, { workspaceId, incidentNumber, number, ownerId, dueOn }, addedAt);
  await db.close();
  for (const [id, zone] of [
    ['UKOLKATA', 'Asia/Kolkata'],
    ['UNEWYORK', 'America/New_York'],
  ])
    await ask(
      store.url,
      `insert into users (workspace_id, user_id, display_name, names, is_bot, is_deactivated, is_external, time_zone, observed_at)
       values ('${workspaceId}', '${id}', '${id?.slice(1).toLowerCase()}', '{}', false, false, false, '${zone}', now())`,
    );
});
afterEach(() => store.drop());

const preview = async (at: string) => {
  const { out, code, err } = await run(['nudge', '--dry-run', '--at', at, '--json'], store.env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

describe('firebreak nudge', () => {
  it('prints what would be sent at a time, in the owners’ own days, and changes nothing', async () => {
    expect((await preview('2026-12-01T03:59:00Z')).nudges).toEqual([]);
    expect(await preview('2026-12-01T04:00:00Z')).toMatchObject({
      at: '2026-12-01T04:00:00.000Z',
      nudges: [
        {
          rule: 'digest',
          key: 'digest:UKOLKATA:2026-12-01',
          to: { user: 'UKOLKATA' },
          dueAt: '2026-11-30T18:30:00.000Z',
          sendAt: '2026-12-01T04:00:00.000Z',
          items: [
            {
              incident: 'INC-1',
              actionItem: 'ACT-17',
              title: 'Add a circuit breaker',
              dueOn: '2026-12-01',
              reason: 'Due today',
            },
          ],
        },
      ],
      waiting: [{ key: 'digest:UNEWYORK:2026-12-01', sendAt: '2026-12-01T14:30:00.000Z' }],
    });
    expect(await ask(store.url, 'select 1 from nudges union all select 1 from nudge_schedule')).toEqual([]);
  });

  it('says for people who gets what, and when', async () => {
    const { out } = await run(['nudge', '--dry-run', '--at', '2026-12-01T04:00:00Z'], store.env);
    expect(out).toMatchInlineSnapshot(`
      "At 2026-12-01 05:00, 1 nudge would be sent.

      SENT AT                   TO       ABOUT   WHY                TITLE
      2026-12-01 05:00          kolkata  ACT-17  Due today          Add a circuit breaker
      2026-12-01 15:30 (waits)  newyork  ACT-18  Overdue by 3 days  Add a circuit breaker

      Times are in Europe/Berlin.
      "
    `);
  });

  it('prints the ledger, newest first', async () => {
    expect((await run(['nudge', '--history'], store.env)).out).toBe('Nobody has been asked anything yet.\n');
    const db = openDatabase({ url: store.url, maxConnections: 1 });
    await tickAt(db, '2026-12-01T04:00:00Z');
    await db.close();
    expect((await run(['nudge', '--history'], store.env)).out).toMatchInlineSnapshot(`
      "DECIDED           OUTCOME        TO       RULE       ABOUT   KEY
      2026-12-01 05:00  skipped_quiet  kolkata  due_soon   ACT-17  due_soon:ACT-17:2026-12-01-3d
      2026-12-01 05:00  claimed        kolkata  digest     –       digest:UKOLKATA:2026-12-01
      2026-12-01 05:00  claimed        kolkata  due_today  ACT-17  due_today:ACT-17:2026-12-01

      Times are in Europe/Berlin.
      "
    `);
    const { out } = await run(['nudge', '--history', '--json'], store.env);
    expect(JSON.parse(out).nudges).toContainEqual(
      expect.objectContaining({ rule: 'digest', outcome: 'claimed', subject: null }),
    );
  });

  it('takes a time to the minute or the second, in any zone', async () => {
    for (const time of ['2026-12-01T04:00Z', '2026-12-01 09:30+05:30', '2026-11-30T23:30:00-04:30'])
      expect((await preview(time)).at).toBe('2026-12-01T04:00:00.000Z');
  });

  it('needs a time with its zone', async () => {
    const { code, err } = await run(['nudge', '--at', '2026-12-01 09:30'], store.env);
    expect({ code, err }).toEqual({
      code: 1,
      err: "“2026-12-01 09:30” isn't a time with its zone. Write it like 2026-12-01T09:30:00Z or 2026-12-01T09:30:00+01:00.\n",
    });
  });
});
