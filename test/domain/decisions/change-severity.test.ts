import { describe, expect, it } from 'vitest';
import { changeSeverity } from '../../../src/domain/incident/decisions/change-severity.js';
import type { Severity } from '../../../src/domain/incident/severity.js';
import { accepted, anIncident, aPolicy, at, by } from '../../support/an-incident.js';

const grade = (to: Severity, text: string | null = null, incident = anIncident()) =>
  changeSeverity(incident, { to, text }, aPolicy(), by('U2', at('14:30')));

describe('changing the severity', () => {
  it('sets when the next update is due, by the new severity', () => {
    expect(accepted(grade('sev1')).incident).toMatchObject({
      severity: 'sev1',
      nextUpdateDueAt: at('15:00'),
    });
    expect(accepted(grade('sev4')).incident.nextUpdateDueAt).toBeNull();
  });

  it('records both severities and the reason, and changes the topic', () => {
    const { entries, effects } = accepted(grade('sev1', 'it spreads'));
    expect(entries[0]?.event).toEqual({
      kind: 'severity_changed',
      from: 'sev2',
      to: 'sev1',
      text: 'it spreads',
    });
    expect(effects.map(({ kind }) => kind)).toEqual([
      'broadcast',
      'refresh_card',
      'refresh_announcements',
      'set_topic',
    ]);
  });

  it('makes no update due for a resolved incident', () => {
    const resolved = anIncident({ status: 'resolved', nextUpdateDueAt: null });
    expect(accepted(grade('sev1', null, resolved)).incident.nextUpdateDueAt).toBeNull();
  });

  it('refuses the current severity, one that is not in use, and an incident that is over', () => {
    expect(grade('sev2')).toMatchObject({ refusal: { kind: 'severity_unchanged', severity: 'sev2' } });
    expect(grade('sev5')).toMatchObject({ refusal: { kind: 'severity_not_in_use' } });
    expect(grade('sev1', null, anIncident({ status: 'closed' }))).toMatchObject({
      refusal: { kind: 'is_over' },
    });
  });
});
