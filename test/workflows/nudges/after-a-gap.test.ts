import { expect, it } from 'vitest';
import { claimRun } from '../../../src/db/queries/clock-runs.js';
import { addMembers } from '../../../src/db/queries/incident/members.js';
import { storeGap } from '../../../src/db/queries/people/membership-syncs.js';
import { aFollowedUpIncident } from '../../support/a-followed-incident.js';
import { anIncident } from '../../support/an-incident.js';

it('tells nobody of a private incident by members that were not read since a gap', async () => {
  const { addItem, tick, ledger, db } = await aFollowedUpIncident({ isPrivate: true });
  await addMembers(db, anIncident(), ['UDANA'], new Date());
  await addItem({ number: 17 });
  await storeGap(db, 'T1');
  await tick('2026-12-01T09:30:00Z');
  expect(Object.keys(await ledger()).filter((key) => key.startsWith('digest:U'))).toEqual([]);
});

it('runs a clock job after the clock was set back', async () => {
  const { db } = await aFollowedUpIncident();
  const run = (time: string) => {
    const at = new Date(time);
    return claimRun(db, { job: 'send nudges', at, since: new Date(at.getTime() - 9_000) });
  };
  expect(await run('2026-12-01T09:30:00Z')).toBe(true);
  expect(await run('2026-12-01T09:29:59Z')).toBe(false);
  expect(await run('2026-11-30T09:30:00Z')).toBe(true);
});
