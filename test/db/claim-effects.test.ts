import { expect, it } from 'vitest';
import { claimEffects, insertEffects, postponeEffect } from '../../src/db/queries/effects.js';
import { insertIncident } from '../../src/db/queries/incidents.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';

it('counts as one attempt what a process that died has begun, and as another what Slack has failed', async () => {
  const { db, url } = await anOpenDatabase();
  const incident = anIncident();
  await insertIncident(db, incident, at('14:02'));
  const effect = { key: 'k', effect: { kind: 'refresh_card' } as const, notBefore: at('14:02') };
  await insertEffects(db, incident, [effect], { trace: 't', at: at('14:02'), askedBy: null });
  const id = Number((await ask(url, 'select id from effects'))[0]?.id);
  const claim = async (holder: number) => {
    const lease = { at: at('14:03'), holder, leaseFrom: at('14:02'), unheardFrom: null };
    const [claimed] = await claimEffects(db, [id], lease);
    return claimed;
  };

  expect(await claim(1)).toMatchObject({ attempts: 1, isUncertain: false });
  expect(await claim(2)).toMatchObject({ attempts: 1, isUncertain: true });
  const later = { notBefore: at('14:03'), error: 'no_answer', isUncertain: true, holder: 2, at: at('14:03') };
  await postponeEffect(db, id, { ...later, countsAsAttempt: true });
  expect(await claim(3)).toMatchObject({ attempts: 2, isUncertain: true });
});
