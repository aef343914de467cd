import { expect, it } from 'vitest';
import type { Tx } from '../../src/db/database.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import { findViewer } from '../../src/db/queries/people/viewers.js';
import type { IncidentKey } from '../../src/domain/incident/incident.js';
import { openMembershipStore } from '../../src/workflows/people/store-membership.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';

it.each([
  { told: 'came', heard: ['in 14:05'], isIn: true },
  { told: 'left', heard: ['in 14:05', 'out 14:10'], isIn: false },
  { told: 'came back', heard: ['in 14:05', 'out 14:10', 'in 14:15'], isIn: true },
  {
    told: 'left, and Slack tells once more how they came',
    heard: ['in 14:05', 'out 14:10', 'in 14:05'],
    isIn: false,
  },
  { told: 'left, before Slack tells how they came', heard: ['out 14:10', 'in 14:05'], isIn: false },
])('follows whether they can see a private incident: $told', async ({ heard, isIn }) => {
  const { db } = await anOpenDatabase(1);
  const incident = anIncident();
  await insertIncident(db, incident, at('14:02'));
  const note = openMembershipStore({ db });
  const sam = { workspaceId: 'T1', userId: 'U7' };
  const numbers: (number | null)[] = [];
  for (const [way, time = ''] of heard.map((one) => one.split(' ')))
    numbers.push(await note({ ...sam, channelId: 'C42', isIn: way === 'in', at: at(time) }));
  expect(numbers).toEqual(heard.map(() => 42));
  expect(await seenIn(db, incident, 'U7')).toBe(isIn);
  for (const elsewhere of [{ channelId: 'C7' }, { channelId: 'C42', workspaceId: 'T2' }])
    expect(await note({ ...sam, ...elsewhere, isIn: true, at: at('14:20') })).toBeNull();
});

it('handles concurrent joins and leaves as if they were sequential', async () => {
  const { db } = await anOpenDatabase(2);
  const incident = anIncident();
  await insertIncident(db, incident, at('14:02'));
  const note = openMembershipStore({ db });
  const of = (n: number, isIn: boolean, time: string) =>
    note({ workspaceId: 'T1', channelId: n % 10 === 9 ? 'C7' : 'C42', userId: `U${n}`, isIn, at: at(time) });
  const people = Array.from({ length: 100 }, (_, n) => n);
  const told = people.flatMap((n) => [
    of(n, true, '14:05'),
    of(n, true, '14:05'),
    ...(n % 2 ? [of(n, false, '14:10')] : []),
  ]);
  const numbers = await Promise.all(told);
  expect(numbers.filter((number) => number === null)).toHaveLength(10 * 3);
  for (const n of people)
    expect(await seenIn(db, incident, `U${n}`), `U${n}`).toBe(n % 2 === 0 && n % 10 !== 9);
});

async function seenIn(db: Tx, incident: IncidentKey, userId: string): Promise<boolean> {
  return (
    (await findViewer(db, { workspaceId: incident.workspaceId, userId, ref: incident })).membership === 'in'
  );
}
