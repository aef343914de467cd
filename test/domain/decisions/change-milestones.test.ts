import { describe, expect, it } from 'vitest';
import { changeMilestones } from '../../../src/domain/incident/decisions/change-milestones.js';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { type MilestoneName, milestoneAt, reachedIn } from '../../../src/domain/incident/milestone.js';
import { alreadyInStatus } from '../../../src/domain/incident/state-guards.js';
import { accepted, anIncident, at, by, milestones } from '../../support/an-incident.js';

const closed = anIncident({
  status: 'closed',
  milestones: milestones({ declared: '14:02', mitigated: '14:50', resolved: '15:00', closed: '16:00' }),
});
const later = by('U2', at('17:00'));

const set = (incident: Incident, name: MilestoneName, when: Date | null, act = later) =>
  changeMilestones(incident, [{ name, at: when }], act);
const refusal = (incident: Incident, name: MilestoneName, when: Date | null) =>
  expect(set(incident, name, when));

describe('changing the times of milestones', () => {
  it('keeps the earlier value', () => {
    const first = accepted(set(anIncident(), 'impact_started', at('13:50'), by('U1')));
    const second = accepted(set(first.incident, 'impact_started', at('13:40')));
    expect(milestoneAt(second.incident.milestones, 'impact_started')).toEqual(at('13:40'));
    expect(second.incident.milestones.impact_started).toHaveLength(2);
    expect(second.entries[0]?.event).toEqual({
      kind: 'milestone_set',
      milestone: 'impact_started',
      from: '2026-11-23T13:50:00.000Z',
      to: '2026-11-23T13:40:00.000Z',
    });
  });

  it('is allowed after the incident is closed, when people look back', () => {
    const { incident } = accepted(set(closed, 'resolved', at('14:55')));
    expect(milestoneAt(incident.milestones, 'resolved')).toEqual(at('14:55'));
    expect(incident.status).toBe('closed');
  });

  it('changes several in one decision, with an entry for each', () => {
    const { incident, entries } = accepted(
      changeMilestones(
        closed,
        [
          { name: 'impact_started', at: at('13:50') },
          { name: 'mitigated', at: null },
          { name: 'resolved', at: at('15:00') },
        ],
        later,
      ),
    );
    expect(entries.map(({ event }) => event)).toMatchObject([
      { milestone: 'impact_started', from: null },
      { milestone: 'mitigated', to: null },
    ]);
    expect(milestoneAt(incident.milestones, 'mitigated')).toBeNull();
    expect(incident.milestones.resolved).toHaveLength(1);
  });

  it('changes none of several if one is refused', () => {
    const wanted = [
      { name: 'impact_started', at: at('13:50') },
      { name: 'resolved', at: at('17:01') },
    ] as const;
    expect(changeMilestones(closed, wanted, later)).toMatchObject({
      refusal: { kind: 'time_in_future', field: 'resolved' },
    });
  });

  it('still says who resolved it, whoever corrected the time', () => {
    const { incident } = accepted(
      set({ ...closed, status: 'resolved' }, 'resolved', at('14:55'), by('U2', at('17:00'))),
    );
    expect(alreadyInStatus(incident)).toMatchObject({ at: at('14:55').toISOString(), by: 'U1' });
    expect(reachedIn(incident.milestones, 'resolved')?.recordedAt).toEqual(at('15:00'));
  });

  it('refuses the future and what is before 2000', () => {
    refusal(closed, 'impact_started', at('17:01')).toMatchObject({ refusal: { kind: 'time_in_future' } });
    refusal(closed, 'impact_started', new Date('1999-12-31T23:59:00Z')).toMatchObject({
      refusal: { kind: 'time_too_early', field: 'impact_started' },
    });
  });

  it('refuses a canceled incident, like other changes', () => {
    const canceled = anIncident({ status: 'canceled', milestones: milestones({ declared: '14:02' }) });
    refusal(canceled, 'impact_started', at('13:50')).toMatchObject({ refusal: { kind: 'is_over' } });
  });

  it('refuses what changes nothing', () => {
    refusal(closed, 'resolved', at('15:00')).toMatchObject({ refusal: { kind: 'times_unchanged' } });
    refusal(closed, 'detected', null).toMatchObject({ refusal: { kind: 'times_unchanged' } });
  });

  it.each([
    ['investigating', 'resolved'],
    ['triage', 'acknowledged'],
  ] as const)('refuses, while it is %s, to say when it was %s', (status, name) => {
    refusal(anIncident({ status }), name, at('14:10')).toEqual({
      kind: 'refused',
      refusal: { kind: 'milestone_not_reached', number: 42, status, milestone: name },
    });
  });

  it.each(['closed', 'postmortem_published'] as const)('refuses to change when it was %s', (name) => {
    refusal(closed, name, at('15:30')).toMatchObject({ refusal: { kind: 'milestone_not_editable' } });
  });

  it.each([
    [closed, 'resolved'],
    [closed, 'declared'],
    [anIncident({ status: 'mitigated', milestones: milestones({ mitigated: '14:20' }) }), 'mitigated'],
  ] as const)('refuses to clear what the incident is', (incident, name) => {
    refusal(incident, name, null).toMatchObject({
      refusal: { kind: 'milestone_needed', milestone: name },
    });
  });
});
