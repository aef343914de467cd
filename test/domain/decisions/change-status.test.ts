import { describe, expect, it } from 'vitest';
import { changeStatus } from '../../../src/domain/incident/decisions/change-status.js';
import { statusSince } from '../../../src/domain/incident/decisions/move-to.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import type { Status, StatusWord } from '../../../src/domain/incident/status.js';
import { accepted, anIncident, aPolicy, at, by, milestones } from '../../support/an-incident.js';

const change = (status: Status, to: StatusWord, text: string | null = null, more = {}) =>
  changeStatus(anIncident({ status, ...more }), { to, text }, aPolicy(), by('U2', at('14:30')));

describe('changing the status', () => {
  it('sets the milestone that was reached, and acknowledges the incident', () => {
    const { incident } = accepted(change('investigating', 'mitigated'));
    expect(milestoneAt(incident.milestones, 'mitigated')).toEqual(at('14:30'));
    expect(milestoneAt(incident.milestones, 'acknowledged')).toEqual(at('14:30'));
    expect(milestoneAt(incident.milestones, 'identified')).toBeNull();
  });

  it('stores its text as the latest update', () => {
    const { incident } = accepted(change('investigating', 'identified', ' the deploy of 13:50\u0000 '));
    expect(incident.latestUpdate).toEqual({ at: at('14:30'), by: 'U2', text: 'the deploy of 13:50' });
  });

  it('keeps the latest update if it has no text', () => {
    const latestUpdate = { at: at('14:10'), by: 'U1', text: 'rolled back' };
    const { incident } = accepted(change('investigating', 'identified', null, { latestUpdate }));
    expect(incident.latestUpdate).toEqual(latestUpdate);
  });

  it('makes no further update due once the incident is resolved', () => {
    expect(accepted(change('mitigated', 'resolved')).incident.nextUpdateDueAt).toBeNull();
    expect(accepted(change('triage', 'identified')).incident.nextUpdateDueAt).toEqual(at('15:30'));
  });

  it('clears milestones that were not reached after all, and keeps their history', () => {
    const believed = milestones({ declared: '14:02', identified: '14:10', mitigated: '14:20' });
    const { incident } = accepted(change('mitigated', 'investigating', null, { milestones: believed }));
    expect(milestoneAt(incident.milestones, 'mitigated')).toBeNull();
    expect(incident.milestones.mitigated?.map((fact) => fact.at)).toEqual([at('14:20'), null]);
    expect(statusSince(incident)).toEqual(at('14:30'));
  });

  it('refuses the current status, with the time and the person', () => {
    const known = milestones({ declared: '14:02', resolved: '14:58' }, 'U3');
    expect(change('resolved', 'resolved', null, { milestones: known })).toEqual({
      kind: 'refused',
      refusal: {
        kind: 'already_in_status',
        number: 42,
        status: 'resolved',
        at: '2026-11-23T14:58:00.000Z',
        by: 'U3',
      },
    });
  });

  it.each([
    ['investigating', 'post_incident'],
    ['resolved', 'mitigated'],
    ['post_incident', 'resolved'],
    ['closed', 'resolved'],
    ['canceled', 'investigating'],
  ] as const)('refuses the way from %s to %s', (from, to) => {
    expect(change(from, to)).toMatchObject({ refusal: { kind: 'not_from_here', status: from, to } });
  });

  it('refuses text that is too long to show, and text without visible characters', () => {
    expect(change('investigating', 'resolved', 'x'.repeat(3_001))).toMatchObject({
      refusal: { kind: 'text_too_long', maxChars: 3_000, chars: 3_001 },
    });
    expect(change('investigating', 'resolved', '\u200b')).toMatchObject({
      refusal: { kind: 'text_missing' },
    });
  });
});
