import { describe, expect, it } from 'vitest';
import { insertIncident, saveIncident } from '../../../src/db/queries/incident/incidents.js';
import { sendWeeklyReports } from '../../../src/workflows/nudges/send-weekly-report.js';
import { addedAt, aFollowedUpIncident, tickAt } from '../../support/a-followed-incident.js';
import { anIncident } from '../../support/an-incident.js';
import { ask } from '../../support/ask.js';
import { nudgePolicy } from '../../support/nudge-rows.js';

describe('the clock that asks', () => {
  it('sends one digest a day, each question once, and enters both in the ledger', async () => {
    const { addItem, tick, ledger, url } = await aFollowedUpIncident();
    await addItem({ number: 17 });
    await addItem({ number: 18, dueOn: '2026-12-04' });
    expect(await tick('2026-12-01T09:29:00Z')).toMatchObject({ nudges: 0, scheduled: 3 });
    expect(await tick('2026-12-01T09:30:00Z')).toMatchObject({ nudges: 1, dropped: 1, scheduled: 0 });
    expect(await tick('2026-12-01T09:30:10Z')).toMatchObject({ nudges: 0, dropped: 0 });
    expect(await ledger()).toEqual({
      'digest:UDANA:2026-12-01': 'claimed',
      'due_soon:ACT-17:2026-12-01-3d': 'skipped_quiet',
      'due_soon:ACT-18:2026-12-04-3d': 'claimed',
      'due_today:ACT-17:2026-12-01': 'claimed',
    });
    expect(await ask(url, 'select owner, kind, key from effects')).toEqual([
      { owner: 'person:UDANA', kind: 'send_digest', key: 'digest:UDANA:2026-12-01' },
    ]);
  });

  it('asks about what changed since: another owner, another day, another commander', async () => {
    const { addItem, tick, ledger, db } = await aFollowedUpIncident();
    await addItem({ number: 17 });
    await tick('2026-11-30T12:00:00Z');
    await addItem({ number: 17, ownerId: 'ULEE' }, new Date('2026-11-30T13:00:00Z'));
    await addItem({ number: 18, ownerId: null }, new Date('2026-11-30T13:00:00Z'));
    await tick('2026-12-01T09:30:00Z');
    expect(Object.keys(await ledger())).toContain('digest:ULEE:2026-12-01');
    const sam = { role: 'commander', userId: 'USAM', from: new Date(), by: null, until: null } as const;
    const roles = [sam];
    await saveIncident(db, anIncident({ status: 'closed', channelId: 'C42', roles }), new Date());
    await tick('2026-12-02T09:30:00Z');
    expect(Object.keys(await ledger())).toContain('digest:USAM:2026-12-02');
  });

  it('asks the owner of the post-mortem about what nobody owns', async () => {
    const { addItem, tick, ledger, url } = await aFollowedUpIncident();
    await addItem({ number: 17, ownerId: null, dueOn: null });
    await ask(
      url,
      `insert into postmortems (workspace_id, incident_number, state, owner_id, created_at, changed_at, reviewers)
       values ('T1', 42, 'draft', 'ULEE', now(), now(), '[]')`,
    );
    await tick('2026-11-25T09:30:00Z');
    expect(Object.keys(await ledger())).toEqual(['digest:ULEE:2026-11-25', 'unowned:ACT-17:2026-11-23+2d']);
  });

  it('sends what a week of downtime held up in one digest, and the rest never', async () => {
    const { addItem, tick, ledger } = await aFollowedUpIncident();
    for (const number of [1, 2, 3, 4, 5, 6]) await addItem({ number, dueOn: `2026-11-2${number + 3}` });
    expect(await tick('2026-12-04T14:00:00Z')).toMatchObject({ nudges: 2 });
    const outcomes = Object.values(await ledger());
    expect(outcomes.filter((one) => one === 'claimed')).toHaveLength(2 + 6 + 4);
    expect(new Set(outcomes)).toEqual(new Set(['claimed', 'superseded', 'skipped_quiet']));
  });

  it('sends each once, whichever of ten replicas decides, at the same moment', async () => {
    const { addItem, ledger, db, url } = await aFollowedUpIncident();
    for (let number = 1; number <= 40; number++) await addItem({ number, ownerId: `U${number % 7}` });
    await Promise.all(
      Array.from({ length: 10 }, () => tickAt(db, '2026-12-01T09:30:00Z').catch(ignoreConflict)),
    );
    await tickAt(db, '2026-12-01T09:31:00Z');
    expect(await ask(url, "select count(*)::int as n from effects where kind = 'send_digest'")).toEqual([
      { n: 7 },
    ]);
    const keys = Object.keys(await ledger());
    expect(keys.filter((key) => key.startsWith('due_today:'))).toHaveLength(40);
  });

  it('spreads digests to many people at a pace that Slack takes', async () => {
    const { addItem, tick, url } = await aFollowedUpIncident();
    for (let number = 1; number <= 60; number++) await addItem({ number, ownerId: `U${number}` });
    await tick('2026-12-01T09:30:00Z');
    const [waiting] = await ask(
      url,
      `select count(*) filter (where not_before <= '2026-12-01T09:30Z')::int as "atOnce", max(not_before)::text as last
       from effects where kind = 'send_digest'`,
    );
    expect(waiting).toEqual({ atOnce: 40, last: '2026-12-01 09:30:06+00' });
  });

  it('asks again from the same place after the clock was set back', async () => {
    const { addItem, tick, ledger } = await aFollowedUpIncident();
    await addItem({ number: 17 });
    await tick('2026-12-01T09:30:00Z');
    const before = await ledger();
    for (const time of ['2026-11-28T09:30:00Z', '2026-11-30T09:30:00Z', '2026-12-01T09:30:00Z'])
      await tick(time);
    expect(await ledger()).toEqual(before);
  });

  it('sets aside what it cannot read, and asks about the rest', async () => {
    const { addItem, tick, ledger, url } = await aFollowedUpIncident();
    await addItem({ number: 17 });
    await addItem({ number: 18 });
    await ask(url, "update action_items set status = 'mislaid' where number = 17");
    await tick('2026-12-01T09:30:00Z');
    expect(Object.keys(await ledger())).toContain('due_today:ACT-18:2026-12-01');
    expect(Object.keys(await ledger())).not.toContain('due_today:ACT-17:2026-12-01');
  });

  it('sets aside what it cannot decide, and asks the same person about the rest', async () => {
    const { addItem, db, ledger, url } = await aFollowedUpIncident();
    const roles = [{ role: 'commander', userId: 'ULEE', from: addedAt, by: null, until: null } as const];
    const other = anIncident({ number: 43, status: 'closed', channelId: 'C43', roles });
    await insertIncident(db, other, addedAt);
    await addItem({ number: 17 });
    await addItem({ number: 18, incidentNumber: 43 });
    await tickAt(db, '2026-11-27T12:00:00Z');
    await ask(
      url,
      "insert into reminder_settings (workspace_id, user_id, country) values ('T1', 'ULEE', 'XX')",
    );
    const countries = new Proxy({}, { get: fail });
    const set: string[] = [];
    const policy = nudgePolicy({ countries });
    const onFault = (_id: string, subjects: string[]) => void set.push(...subjects);
    const faultily = (time: string) => tickAt(db, time, { policy, onFault });
    await faultily('2026-12-01T09:30:00Z');
    await faultily('2026-12-01T10:29:00Z');
    expect(set).toEqual(['ACT-18']);
    expect(Object.keys(await ledger())).toContain('due_today:ACT-17:2026-12-01');
    await faultily('2026-12-01T10:30:00Z');
    expect(set).toEqual(['ACT-18', 'ACT-18']);
    await tickAt(db, '2026-12-02T09:30:00Z');
    expect(Object.keys(await ledger())).toContain('due_today:ACT-18:2026-12-01');
  });

  it('asks a person whose settings it cannot read by the policy’s', async () => {
    const { addItem, tick, ledger, url } = await aFollowedUpIncident();
    await addItem({ number: 17 });
    await ask(
      url,
      "insert into reminder_settings (workspace_id, user_id, weekend) values ('T1', 'UDANA', '{someday}')",
    );
    await tick('2026-12-01T09:30:00Z');
    expect(Object.keys(await ledger())).toContain('digest:UDANA:2026-12-01');
  });
});

function fail(): never {
  throw new Error('No such country.');
}

/** Two replicas may decide the same at once; the one that comes later starts over at its next tick. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === '40P01')) throw error;
}

it('sends the weekly report once, however many processes ask, to the channel of the policy', async () => {
  const { db, url, ledger } = await aFollowedUpIncident();
  const policy = nudgePolicy({ weeklyReport: { channelId: 'C9', day: 'monday', at: '09:30' } });
  const clock = () => new Date('2026-11-30T09:30:00Z');
  const deps = { db, policy, clock, requestDelivery: () => {}, newTrace: () => 'trace' };
  const counts = await Promise.all([1, 2, 3].map(() => sendWeeklyReports(deps)));
  expect(counts.reduce((a, b) => a + b)).toBe(1);
  expect(await sendWeeklyReports(deps)).toBe(0);
  expect(await ledger()).toEqual({ 'weekly_report:C9:2026-11-30': 'claimed' });
  expect(await ask(url, 'select owner, kind from effects')).toEqual([
    { owner: 'channel:C9', kind: 'send_report' },
  ]);
});
