import { describe, expect, it } from 'vitest';
import { close } from '../../../src/domain/incident/decisions/close.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import { accepted, anIncident, aPolicy, at, by } from '../../support/an-incident.js';

const archiving = aPolicy({ channel: { name: 'inc-{number}', archiveOnClose: true, bookmarks: [] } });
const withoutTasks = { tasks: [], reason: null };

describe('closing', () => {
  it.each(['resolved', 'post_incident'] as const)(
    'closes an incident that is %s, and records when',
    (status) => {
      const { incident } = accepted(
        close(anIncident({ status }), withoutTasks, aPolicy(), by('U2', at('16:00'))),
      );
      expect(incident.status).toBe('closed');
      expect(milestoneAt(incident.milestones, 'closed')).toEqual(at('16:00'));
    },
  );

  it('archives the channel only if the policy says so, and last', () => {
    const kinds = (policy = aPolicy()) =>
      accepted(close(anIncident({ status: 'resolved' }), withoutTasks, policy, by())).effects.map(
        ({ kind }) => kind,
      );
    expect(kinds()).not.toContain('archive_channel');
    expect(kinds(archiving).at(-1)).toBe('archive_channel');
  });

  it.each(['triage', 'investigating', 'identified', 'mitigated'] as const)(
    'refuses while it is %s',
    (status) => {
      expect(close(anIncident({ status }), withoutTasks, aPolicy(), by())).toMatchObject({
        refusal: { kind: 'not_from_here', status, to: 'closed' },
      });
    },
  );

  it('refuses a second time', () => {
    expect(close(anIncident({ status: 'closed' }), withoutTasks, aPolicy(), by())).toMatchObject({
      refusal: { kind: 'is_over', status: 'closed' },
    });
  });
});
