import { describe, expect, it } from 'vitest';
import { markAcknowledged } from '../../../src/domain/incident/decisions/mark-acknowledged.js';
import { milestonesAfter, moveTo, statusSince } from '../../../src/domain/incident/decisions/move-to.js';
import { type MilestoneName, milestoneAt, milestoneNames } from '../../../src/domain/incident/milestone.js';
import type { Status } from '../../../src/domain/incident/status.js';
import { anIncident, aPolicy, at, by, milestones } from '../../support/an-incident.js';

/** The milestones that are known, with their times. */
const known = (incident: ReturnType<typeof anIncident>) =>
  Object.fromEntries(
    milestoneNames.flatMap((name) => {
      const time = milestoneAt(incident.milestones, name);
      return time ? [[name, time.toISOString().slice(11, 16)]] : [];
    }),
  );

describe('moving to another status', () => {
  const atWork = { declared: '14:02', acknowledged: '14:03' };
  it.each<[Status, Status, Partial<Record<MilestoneName, string>>, object]>([
    ['triage', 'investigating', { declared: '14:02' }, { declared: '14:02', acknowledged: '14:30' }],
    ['investigating', 'identified', atWork, { ...atWork, identified: '14:30' }],
    ['investigating', 'resolved', atWork, { ...atWork, resolved: '14:30' }],
    ['resolved', 'post_incident', { ...atWork, resolved: '14:10' }, { ...atWork, resolved: '14:10' }],
    [
      'resolved',
      'closed',
      { ...atWork, resolved: '14:10' },
      { ...atWork, resolved: '14:10', closed: '14:30' },
    ],
    ['identified', 'mitigated', { ...atWork, mitigated: '14:10' }, { ...atWork, mitigated: '14:10' }],
    ['mitigated', 'identified', { ...atWork, mitigated: '14:10' }, { ...atWork, identified: '14:30' }],
    [
      'closed',
      'investigating',
      { ...atWork, identified: '14:05', mitigated: '14:06', resolved: '14:07', closed: '14:08' },
      atWork,
    ],
  ])('from %s to %s sets what was reached, and clears what was not', (status, to, before, after) => {
    const incident = anIncident({ status, milestones: milestones(before) });
    const moved = moveTo(incident, to, aPolicy(), by('U2', at('14:30')));
    expect(moved.status).toBe(to);
    expect(known(moved)).toEqual(after);
  });

  it.each<[Status, string | null]>([
    ['investigating', '15:30'],
    ['mitigated', '15:30'],
    ['resolved', null],
    ['post_incident', null],
    ['closed', null],
    ['canceled', null],
  ])('to %s makes the next update due at %s', (to, due) => {
    const { nextUpdateDueAt } = moveTo(anIncident(), to, aPolicy(), by('U2', at('14:30')));
    expect(nextUpdateDueAt).toEqual(due && at(due));
  });
});

describe('acknowledging by an act', () => {
  it.each<[string, Status, Status, string]>([
    ['ends triage', 'triage', 'investigating', '14:30'],
    ['leaves a later status', 'mitigated', 'mitigated', '14:30'],
  ])('%s', (_title, status, after, time) => {
    const marked = markAcknowledged(anIncident({ status }), by('U2', at('14:30')));
    expect(marked.status).toBe(after);
    expect(milestoneAt(marked.milestones, 'acknowledged')).toEqual(at(time));
  });

  it('keeps the time of the first', () => {
    const incident = anIncident({ milestones: milestones({ acknowledged: '14:05' }) });
    expect(markAcknowledged(incident, by())).toEqual(incident);
  });
});

it.each<[Status, MilestoneName[]]>([
  ['triage', ['identified', 'mitigated', 'resolved', 'closed']],
  ['investigating', ['identified', 'mitigated', 'resolved', 'closed']],
  ['identified', ['mitigated', 'resolved', 'closed']],
  ['mitigated', ['resolved', 'closed']],
  ['resolved', ['closed']],
  ['closed', []],
])('after %s come %j', (status, names) => {
  expect(milestonesAfter(status)).toEqual(names);
});

describe('the time since which an incident has its status', () => {
  const all = milestones({ declared: '14:02', identified: '14:10', mitigated: '14:20', resolved: '14:30' });
  it.each<[Status, string | null]>([
    ['triage', '14:02'],
    ['investigating', '14:02'],
    ['identified', '14:10'],
    ['mitigated', '14:20'],
    ['resolved', '14:30'],
    ['post_incident', null],
    ['closed', null],
    ['canceled', null],
  ])('is for %s: %s', (status, since) => {
    expect(statusSince(anIncident({ status, milestones: all }))).toEqual(since && at(since));
  });

  it('is the last step back for one that is investigated again', () => {
    const resolved = anIncident({ status: 'resolved', milestones: all });
    const again = moveTo(resolved, 'investigating', aPolicy(), by('U2', at('14:45')));
    expect(statusSince(again)).toEqual(at('14:45'));
  });
});
