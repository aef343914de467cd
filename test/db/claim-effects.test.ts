import { expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { claimEffects } from '../../src/db/queries/delivery/claim-effects.js';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import { postponeEffect } from '../../src/db/queries/delivery/postpone-effect.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';

it('commits a claim to disk even in a pool that does not, so a crash of Postgres loses no attempt', async () => {
  const { url } = await anOpenDatabase();
  const db = openDatabase({ url, isDurable: false, maxConnections: 1 });
  onTestFinished(() => db.close());
  const id = await aWaitingEffect(db, url);
  await db.run('select 1');
  const [before] = await db.run('select pg_current_wal_insert_lsn() as lsn');
  const claim = { at: at('14:03'), processId: 1, leaseFrom: at('14:02'), silentFor: null };
  const claimed = await claimEffects(db, [id], claim);
  const isOnDisk = await db.run(`select pg_current_wal_flush_lsn() > '${before?.lsn}' as so`);
  expect([claimed.length, isOnDisk]).toEqual([1, [{ so: true }]]);
});

it('keeps the attempt number after the death of a process, and counts another after a failure of Slack', async () => {
  const { db, url } = await anOpenDatabase();
  const id = await aWaitingEffect(db, url);
  const claim = async (processId: number) => {
    const lease = { at: at('14:03'), processId, leaseFrom: at('14:02'), silentFor: null };
    const [claimed] = await claimEffects(db, [id], lease);
    return claimed;
  };

  expect(await claim(1)).toMatchObject({ attempts: 1, isUncertain: false });
  expect(await claim(2)).toMatchObject({ attempts: 1, isUncertain: true });
  const later = {
    notBefore: at('14:03'),
    error: 'no_answer',
    isUncertain: true,
    processId: 2,
    at: at('14:03'),
  };
  await postponeEffect(db, id, { ...later, countsAsAttempt: true });
  expect(await claim(3)).toMatchObject({ attempts: 2, isUncertain: true });
});

it('postpones no attempt that another process has claimed since', async () => {
  const { db, url } = await anOpenDatabase();
  const id = await aWaitingEffect(db, url);
  const lease = { at: at('14:03'), processId: 2, leaseFrom: at('14:02'), silentFor: null };
  await claimEffects(db, [id], lease);
  const later = { notBefore: at('14:03'), error: 'no_answer', isUncertain: true, at: at('14:03') };
  await postponeEffect(db, id, { ...later, countsAsAttempt: true, processId: 1 });
  expect(await ask(url, 'select state from effects')).toEqual([{ state: 'attempting' }]);
});

async function aWaitingEffect(db: Database, url: string): Promise<number> {
  const incident = anIncident();
  await insertIncident(db, incident, at('14:02'));
  const effect = { key: 'k', effect: { kind: 'refresh_card' } as const, notBefore: at('14:02') };
  await insertEffects(db, incident, [effect], { trace: 't', at: at('14:02'), askedBy: null });
  return Number((await ask(url, 'select id from effects'))[0]?.id);
}
