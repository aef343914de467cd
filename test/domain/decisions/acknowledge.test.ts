import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../../src/domain/incident/decisions/acknowledge.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import { accepted, anIncident, at, by, milestones } from '../../support/an-incident.js';

describe('acknowledging', () => {
  it('records when somebody was on it', () => {
    const { incident } = accepted(acknowledge(anIncident(), by('U2', at('14:05'))));
    expect(milestoneAt(incident.milestones, 'acknowledged')).toEqual(at('14:05'));
  });

  it('ends triage', () => {
    const decision = accepted(acknowledge(anIncident({ status: 'triage' }), by('U2')));
    expect(decision.incident.status).toBe('investigating');
  });

  it('is posted to the channel, unless it is the reporter’s and has no text', () => {
    const effectsFor = (userId: string) =>
      accepted(acknowledge(anIncident(), by(userId))).effects.map(({ kind }) => kind);
    expect(effectsFor('U2')).toContain('broadcast');
    expect(effectsFor('U1')).toEqual(['refresh_card', 'refresh_announcements']);
  });

  it('is refused the second time, with the time and the person of the first', () => {
    const incident = anIncident({
      milestones: milestones({ declared: '14:02', acknowledged: '14:05' }, 'U2'),
    });
    expect(acknowledge(incident, by('U3', at('14:06')))).toEqual({
      kind: 'refused',
      refusal: { kind: 'already_acknowledged', number: 42, at: '2026-11-23T14:05:00.000Z', by: 'U2' },
    });
  });

  it('is refused once the incident is over', () => {
    const over = anIncident({ status: 'closed', milestones: milestones({ closed: '15:00' }, 'U3') });
    expect(acknowledge(over, by())).toEqual({
      kind: 'refused',
      refusal: {
        kind: 'is_over',
        number: 42,
        status: 'closed',
        at: '2026-11-23T15:00:00.000Z',
        by: 'U3',
      },
    });
  });
});
