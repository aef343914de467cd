import { describe, expect, it } from 'vitest';
import { accepted as anAccepted } from '../../../src/domain/decision.js';
import { pointOutLookAlike } from '../../../src/domain/incident/decisions/point-out-look-alike.js';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { anIncident, at, milestones } from '../../support/an-incident.js';

const earlier = anIncident({ number: 41, title: 'Checkout errors in Europe', reporterId: 'U2' });
const pointOut = (more: Partial<Incident> = {}, open = [earlier]) => {
  const incident = anIncident({ milestones: milestones({ declared: '14:10' }), ...more });
  const answer = { kind: 'refresh_start_modal', viewId: 'V1' } as const;
  return pointOutLookAlike(anAccepted(incident, [], [{ kind: 'open_channel' }]), open, [answer]);
};

describe('a declaration that looks like an open incident', () => {
  it('names it in the answers, and tells its reporter', () => {
    const lookAlike = { number: 41, title: 'Checkout errors in Europe', reporterId: 'U2' };
    const { effects, writes, ...decision } = pointOut();
    expect(decision.lookAlike).toEqual({ ...lookAlike, declaredAt: at('14:02').toISOString() });
    expect(effects).toMatchObject([{ kind: 'open_channel' }, { kind: 'refresh_start_modal', lookAlike }]);
    const notice = { kind: 'point_out_look_alike', userId: 'U2', lookAlike: { number: 42 } };
    expect(writes).toMatchObject([{ kind: 'other_incident', incident: { number: 41 }, effects: [notice] }]);
  });

  it('tells nobody about a private incident, nor its declarer about their own', () => {
    for (const more of [{ isPrivate: true }, { reporterId: 'U2' }]) {
      const { lookAlike, writes } = pointOut(more);
      expect(lookAlike?.number).toBe(41);
      expect(writes).toEqual([]);
    }
  });

  it('says nothing where none looks alike', () => {
    expect(pointOut({ title: 'Search is slow' })).toMatchObject({ lookAlike: null, writes: [] });
    expect(pointOut({}, [])).toMatchObject({ lookAlike: null, writes: [] });
  });
});
