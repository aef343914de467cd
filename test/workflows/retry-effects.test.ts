import { expect, it } from 'vitest';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import { insertIncident, lockIncident, storeWorkspace } from '../../src/db/queries/incident/incidents.js';
import { retryEffects } from '../../src/workflows/delivery/retry-effects.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';

it('retries with the channel what a delivery blocks at the same moment', async () => {
  const { db } = await anOpenDatabase();
  const incident = anIncident({ channelId: null, cardTs: null });
  await storeWorkspace(db, incident.workspaceId, 'https://t1.slack.invalid/');
  await insertIncident(db, incident, at('14:02'));
  const kinds = ['open_channel', 'refresh_card', 'set_topic'] as const;
  const effects = kinds.map((kind) => ({ key: kind, effect: { kind }, notBefore: at('14:02') }));
  await insertEffects(db, incident, effects, { trace: 't', at: at('14:02'), askedBy: 'U1' });
  await db.run("update effects set state = 'rejected' where kind = 'open_channel'");
  const [opening] = await db.run("select id::int from effects where kind = 'open_channel'");
  const deps = { db, clock: () => at('14:03'), requestDelivery: () => {} };

  const retried = await db.transaction(async (tx) => {
    await lockIncident(tx, incident);
    const retrying = retryEffects(deps, { ids: [Number(opening?.id)], within: incident }, 'trace');
    const isWaiting = "select 1 from pg_locks where not granted and locktype in ('transactionid', 'tuple')";
    while ((await db.run(isWaiting)).length === 0) await new Promise((next) => setTimeout(next, 5));
    await tx.run("update effects set state = 'blocked' where kind <> 'open_channel'");
    return { retrying };
  });
  await retried.retrying;

  const states = await db.run("select kind, state from effects where state <> 'dismissed' order by id");
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['waiting']));
  expect(states.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...kinds]));
});
