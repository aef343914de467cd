import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { type NudgedPostmortem, postmortemRows } from '../../../src/domain/nudges/postmortem-rows.js';
import type { Task } from '../../../src/domain/postmortems/tasks/task.js';
import { anIncident, aPolicy, at, milestones } from '../../support/an-incident.js';

const resolved = anIncident({
  ...{ status: 'resolved', severity: 'sev1' },
  milestones: milestones({ declared: '14:02', resolved: '15:10' }),
});
const draft: NudgedPostmortem = {
  ...{ isPublished: false, ownerId: 'U2', dueOn: '2026-11-30' },
  ...{ reviewers: [], questions: [] },
};
const rows = (incident: Incident, postmortem: NudgedPostmortem | null, tasks: readonly Task[] = []) =>
  postmortemRows(incident, { postmortem, tasks }, aPolicy());

describe('what a post-mortem waits for', () => {
  it('is to be written when the policy says, even if nobody started it', () => {
    expect(rows(resolved, null)).toEqual([{ awaits: 'writing', dueOn: '2026-11-26', userId: null }]);
  });

  it('is nothing for a severity that needs none, a backfilled incident, and one that was closed without it', () => {
    for (const more of [{ severity: 'sev4' }, { kind: 'backfilled' }, { status: 'closed' }] as const)
      expect(rows({ ...resolved, ...more }, null)).toEqual([]);
  });

  it('is its owner on the due day, each reviewer and each person asked from the day after', () => {
    const asked = { userId: 'U3', askedAt: at('16:00') };
    const waiting = { ...draft, reviewers: [asked], questions: [{ ...asked, userId: 'U4' }] };
    expect(rows(resolved, waiting)).toEqual([
      { awaits: 'writing', dueOn: '2026-11-30', userId: 'U2' },
      { awaits: 'review', dueOn: '2026-11-24', userId: 'U3' },
      { awaits: 'answer', dueOn: '2026-11-24', userId: 'U4' },
    ]);
  });

  it('is nothing once it is published', () => {
    expect(rows(resolved, { ...draft, isPublished: true })).toEqual([]);
  });
});
