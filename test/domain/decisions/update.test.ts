import { describe, expect, it } from 'vitest';
import { type UpdateInput, update } from '../../../src/domain/incident/decisions/update.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import { accepted, anIncident, aPolicy, at, by } from '../../support/an-incident.js';

const say = (more: Partial<UpdateInput> = {}, incident = anIncident()) =>
  update(
    incident,
    { text: 'rolled back', status: null, severity: null, ...more },
    aPolicy(),
    by('U2', at('14:30')),
  );

describe('updating', () => {
  it('stores its text as the latest update, and sets when the next one is due', () => {
    const { incident } = accepted(say());
    expect(incident.latestUpdate).toEqual({ at: at('14:30'), by: 'U2', text: 'rolled back' });
    expect(incident.nextUpdateDueAt).toEqual(at('15:30'));
  });

  it('can change status and severity with the same text, in one message', () => {
    const { incident, entries, effects } = accepted(say({ status: 'mitigated', severity: 'sev1' }));
    expect(incident).toMatchObject({ status: 'mitigated', severity: 'sev1', nextUpdateDueAt: at('15:00') });
    expect(milestoneAt(incident.milestones, 'mitigated')).toEqual(at('14:30'));
    expect(entries).toHaveLength(1);
    expect(effects.filter(({ kind }) => kind === 'broadcast')).toHaveLength(1);
  });

  it('mentions no status or severity that stays the same', () => {
    const { entries } = accepted(say({ status: 'investigating', severity: 'sev2' }));
    expect(entries[0]?.event).toEqual({
      kind: 'updated',
      text: 'rolled back',
      status: null,
      severity: null,
    });
  });

  it('changes the topic only with the severity', () => {
    const kinds = (more: Partial<UpdateInput>) => accepted(say(more)).effects.map(({ kind }) => kind);
    expect(kinds({ severity: 'sev1' })).toContain('set_topic');
    expect(kinds({ status: 'mitigated' })).not.toContain('set_topic');
  });

  it('is still allowed after the resolution, and then makes no further update due', () => {
    const { incident } = accepted(say({}, anIncident({ status: 'resolved', nextUpdateDueAt: null })));
    expect(incident.nextUpdateDueAt).toBeNull();
  });

  it('refuses empty text, a severity that is not in use, an invalid transition, and an incident that is over', () => {
    expect(say({ text: ' \n' })).toMatchObject({ refusal: { kind: 'text_missing', field: 'update' } });
    expect(say({ severity: 'sev5' })).toMatchObject({ refusal: { kind: 'severity_not_in_use' } });
    expect(say({ status: 'post_incident' })).toMatchObject({ refusal: { kind: 'not_from_here' } });
    expect(say({}, anIncident({ status: 'canceled' }))).toMatchObject({ refusal: { kind: 'is_over' } });
  });
});
