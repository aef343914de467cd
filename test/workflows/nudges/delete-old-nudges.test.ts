import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../src/config/policy/default-policy.js';
import { insertIncident } from '../../../src/db/queries/incident/incidents.js';
import { deleteOldNudges } from '../../../src/db/queries/nudges/delete-old-nudges.js';
import { deleteOldWork } from '../../../src/workflows/maintenance.js';
import { addedAt, aFollowedUpIncident } from '../../support/a-followed-incident.js';
import { anIncident } from '../../support/an-incident.js';

const done = { kind: 'done', note: null } as const;
const later = '2028-01-05T10:00:00Z';

describe('the ledger after 400 days', () => {
  it('has lost what it said of finished action items, and the digests', async () => {
    const { addItem, tick, ledger, db } = await aFollowedUpIncident();
    await addItem({ number: 17 });
    await tick('2026-12-01T09:30:00Z');
    await addItem({ number: 17, status: done });
    expect(Object.keys(await ledger())).toHaveLength(3);
    expect(await deleteAt(db, '2028-01-05T09:29:00Z')).toMatchObject({ nudges: 0 });
    expect(await deleteAt(db, '2028-01-05T09:31:00Z')).toMatchObject({ nudges: 3 });
    expect(await ledger()).toEqual({});
  });

  it('still has what it said of open action items and incidents, so that nothing is asked twice', async () => {
    const { addItem, tick, ledger, db } = await aFollowedUpIncident();
    const declared = anIncident({ number: 43, status: 'investigating', channelId: 'C43' });
    await insertIncident(db, declared, addedAt);
    await addItem({ number: 17 });
    for (const day of ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2027-12-28', '2028-01-04'])
      await tick(`${day}T09:30:00Z`);
    const before = await ledger();
    await deleteAt(db, '2028-02-05T10:00:00Z');
    const after = await ledger();
    const digests = Object.keys(before).filter((key) => /^digest:.*2026-/.test(key));
    expect(digests.length).toBeGreaterThan(0);
    expect(Object.keys(before).filter((key) => !(key in after))).toEqual(digests);
    await addItem({ number: 17 });
    expect(await tick('2028-01-04T09:31:00Z')).toMatchObject({ nudges: 0, dropped: 0, scheduled: 1 });
  });

  it('is deleted in parts', async () => {
    const { addItem, tick, db } = await aFollowedUpIncident();
    await addItem({ number: 17 });
    await tick('2026-12-01T09:30:00Z');
    await addItem({ number: 17, status: done });
    const rest = { before: new Date(later), limit: 2 };
    const counts: number[] = [];
    while (counts.length < 3) counts.push(await deleteOldNudges(db, 'T1', rest));
    expect(counts).toEqual([2, 1, 0]);
  });
});

function deleteAt(db: Parameters<typeof deleteOldWork>[0]['db'], time: string) {
  return deleteOldWork({ db, clock: () => new Date(time), policy: defaultPolicy() });
}
