import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/db/database.js';
import { insertIncident } from '../../src/db/queries/incidents.js';
import { isMember } from '../../src/db/queries/members.js';
import { noteMembership } from '../../src/workflows/note-membership.js';
import { anIncident, at } from '../support/an-incident.js';
import { aDatabase } from '../support/test-database.js';

it.each([
  { told: 'came', then: ['in 14:05'], isIn: true },
  { told: 'left', then: ['in 14:05', 'out 14:10'], isIn: false },
  { told: 'came back', then: ['in 14:05', 'out 14:10', 'in 14:15'], isIn: true },
  {
    told: 'left, and Slack tells once more how they came',
    then: ['in 14:05', 'out 14:10', 'in 14:05'],
    isIn: false,
  },
])('knows that $told: whether they may see a private incident', async ({ then, isIn }) => {
  const database = await aDatabase();
  const db = openDatabase({ url: database.url, maxConnections: 1 });
  onTestFinished(async () => {
    await db.close();
    await database.drop();
  });
  const incident = anIncident();
  await insertIncident(db, incident, at('14:02'));
  const sam = { workspaceId: 'T1', userId: 'U7' };
  const numbers: (number | null)[] = [];
  for (const [way, time = ''] of then.map((one) => one.split(' ')))
    numbers.push(
      await noteMembership({ db }, { ...sam, channelId: 'C42', isIn: way === 'in', at: at(time) }),
    );
  expect(numbers).toEqual(then.map(() => 42));
  expect(await isMember(db, incident, 'U7')).toBe(isIn);
  for (const elsewhere of [{ channelId: 'C7' }, { channelId: 'C42', workspaceId: 'T2' }])
    expect(await noteMembership({ db }, { ...sam, ...elsewhere, isIn: true, at: at('14:20') })).toBeNull();
});
