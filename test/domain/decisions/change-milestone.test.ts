import { describe, expect, it } from 'vitest';
import { changeMilestone } from '../../../src/domain/incident/decisions/change-milestone.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import { accepted, anIncident, at, by, milestones } from '../../support/an-incident.js';

describe('setting the time of a milestone', () => {
  it('keeps the earlier value', () => {
    const first = accepted(
      changeMilestone(anIncident(), { name: 'impact_started', at: at('13:50') }, by('U1')),
    );
    const second = accepted(
      changeMilestone(first.incident, { name: 'impact_started', at: at('13:40') }, by('U2', at('14:40'))),
    );
    expect(milestoneAt(second.incident.milestones, 'impact_started')).toEqual(at('13:40'));
    expect(second.incident.milestones.impact_started).toHaveLength(2);
    expect(second.entries[0]?.event).toEqual({
      kind: 'milestone_set',
      milestone: 'impact_started',
      from: '2026-11-23T13:50:00.000Z',
      to: '2026-11-23T13:40:00.000Z',
    });
  });

  it('is allowed after the incident is over, when people look back', () => {
    const closed = anIncident({
      status: 'closed',
      milestones: milestones({ resolved: '15:00', closed: '16:00' }),
    });
    expect(changeMilestone(closed, { name: 'resolved', at: at('14:55') }, by('U1', at('17:00'))).kind).toBe(
      'accepted',
    );
    expect(changeMilestone(closed, { name: 'mitigated', at: at('14:40') }, by('U1', at('17:00'))).kind).toBe(
      'accepted',
    );
  });

  it('refuses the future', () => {
    expect(
      changeMilestone(anIncident(), { name: 'impact_started', at: at('14:31') }, by('U1', at('14:30'))),
    ).toEqual({
      kind: 'refused',
      refusal: { kind: 'time_in_future', at: '2026-11-23T14:31:00.000Z' },
    });
  });

  it.each([
    ['investigating', 'resolved'],
    ['mitigated', 'closed'],
    ['triage', 'acknowledged'],
    ['canceled', 'resolved'],
    ['resolved', 'postmortem_published'],
  ] as const)('refuses, while it is %s, to say when it was %s', (status, name) => {
    expect(changeMilestone(anIncident({ status }), { name, at: at('14:10') }, by())).toEqual({
      kind: 'refused',
      refusal: { kind: 'milestone_not_reached', number: 42, status, milestone: name },
    });
  });
});
