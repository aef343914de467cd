import { expect, it } from 'vitest';
import { insertIncident, saveIncident, storeWorkspace } from '../../src/db/queries/incident/incidents.js';
import type { Owner } from '../../src/domain/delivery/owner.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import { showOverdueUpdates } from '../../src/workflows/incident/show-overdue-updates.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';

it('refreshes the card once when an update becomes overdue, for the next one, and when a snooze ends', async () => {
  const { db } = await anOpenDatabase();
  await storeWorkspace(db, 'T1', 'https://t1.slack.invalid/');
  const incidents: Partial<Incident>[] = [
    { number: 1, nextUpdateDueAt: at('14:30') },
    { number: 2, nextUpdateDueAt: at('14:31') },
    { number: 3, nextUpdateDueAt: null },
    { number: 4, nextUpdateDueAt: at('14:00'), status: 'closed' },
  ];
  for (const one of incidents)
    await insertIncident(db, anIncident({ ...one, channelId: `C${one.number}` }), at('14:02'));
  const requested: string[] = [];
  const showAt = async (time: string) => {
    requested.length = 0;
    const requestDelivery = ({ key }: Owner) => void requested.push(key);
    await showOverdueUpdates({ db, clock: () => at(time), requestDelivery }, () => 'trace');
    await db.run("update effects set state = 'done', merge_key = null");
    return requested;
  };

  expect(await showAt('14:29')).toEqual([]);
  expect(await showAt('14:30')).toEqual(['incident:1']);
  expect(await showAt('14:31')).toEqual(['incident:2']);
  expect(await showAt('14:40')).toEqual([]);
  const [first] = incidents;
  await saveIncident(
    db,
    anIncident({ ...first, channelId: 'C1', nextUpdateDueAt: at('14:50') }),
    at('14:41'),
  );
  expect(await showAt('14:50')).toEqual(['incident:1']);
  const snoozed = { nextUpdateDueAt: at('14:50'), updatesSnoozedUntil: at('15:05') };
  await saveIncident(db, anIncident({ ...first, channelId: 'C1', ...snoozed }), at('14:51'));
  expect(await showAt('15:04')).toEqual([]);
  expect(await showAt('15:05')).toEqual(['incident:1']);
  expect(await db.run('select distinct kind from effects')).toEqual([{ kind: 'refresh_card' }]);
});
