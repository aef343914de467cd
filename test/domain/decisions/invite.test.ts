import { describe, expect, it } from 'vitest';
import { invite } from '../../../src/domain/incident/decisions/invite.js';
import { accepted, anIncident, by } from '../../support/an-incident.js';

describe('inviting', () => {
  it('invites each person and group once', () => {
    const { effects } = accepted(
      invite(anIncident(), { userIds: ['U2', 'U3', 'U2'], groupIds: ['S1', 'S1'] }, by()),
    );
    expect(effects).toEqual([{ kind: 'invite', userIds: ['U2', 'U3'], groupIds: ['S1'] }]);
  });

  it('changes nothing but the timeline', () => {
    const incident = anIncident();
    const decision = accepted(invite(incident, { userIds: ['U2'], groupIds: [] }, by()));
    expect(decision.incident).toBe(incident);
    expect(decision.entries).toHaveLength(1);
  });

  it('is refused if nobody is named, and once the incident is over', () => {
    expect(invite(anIncident(), { userIds: [], groupIds: [] }, by())).toMatchObject({
      refusal: { kind: 'nobody_named' },
    });
    expect(invite(anIncident({ status: 'closed' }), { userIds: ['U2'], groupIds: [] }, by())).toMatchObject({
      refusal: { kind: 'is_over' },
    });
  });
});
