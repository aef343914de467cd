import { describe, expect, it } from 'vitest';
import { fillIn } from '../../../src/domain/incident/decisions/fill-in.js';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { missingFacts } from '../../../src/domain/incident/missing-facts.js';
import { accepted, anIncident, aPolicy, at, by, milestones } from '../../support/an-incident.js';

const policy = aPolicy();
const later = by('U2', at('17:00'));
const bare = anIncident({
  status: 'resolved',
  isSeverityConfirmed: false,
  milestones: milestones({ declared: '14:02', resolved: '15:00' }),
});
const nothing = { times: [], affects: null, summary: null, severity: null };

describe('what an incident lacks', () => {
  it('is all of it at first, and nothing of a drill or a canceled incident', () => {
    expect(missingFacts(bare)).toEqual(['impact_started', 'impact_ended', 'affects', 'summary', 'severity']);
    expect(missingFacts({ ...bare, kind: 'drill' })).toEqual([]);
    expect(missingFacts({ ...bare, status: 'canceled' })).toEqual([]);
  });

  it.each<[string, Partial<Incident>, string[]]>([
    ['a summary', { summary: 'Cards fail' }, ['affects', 'severity']],
    ['affected services', { affects: ['checkout'] }, ['summary', 'severity']],
    ['a severity that somebody changed or confirmed', { isSeverityConfirmed: true }, ['affects', 'summary']],
  ])('is no longer %s', (_title, more, left) => {
    expect(missingFacts({ ...bare, ...more })).toEqual(['impact_started', 'impact_ended', ...left]);
  });

  it('is only what can still be filled in once it is closed', () => {
    expect(missingFacts({ ...bare, status: 'closed' })).toEqual(['impact_started', 'impact_ended']);
  });
});

describe('filling it in', () => {
  it('is one decision with an entry for each, after which nothing is missing', () => {
    const { incident, entries, effects } = accepted(
      fillIn(
        bare,
        {
          times: [
            { name: 'impact_started', at: at('13:50') },
            { name: 'impact_ended', at: at('14:50') },
          ],
          affects: ['checkout'],
          summary: 'Cards failed',
          severity: 'sev2',
        },
        policy,
        later,
      ),
    );
    expect(entries.map(({ event }) => event.kind)).toEqual([
      ...['milestone_set', 'milestone_set', 'affected_changed', 'summary_changed', 'severity_confirmed'],
    ]);
    expect(missingFacts(incident)).toEqual([]);
    expect(effects.map(({ kind }) => kind)).toEqual([
      ...['broadcast', 'broadcast', 'refresh_card', 'refresh_announcements'],
    ]);
  });

  it('changes the severity that is not right', () => {
    const { incident, entries } = accepted(fillIn(bare, { ...nothing, severity: 'sev1' }, policy, later));
    expect(incident).toMatchObject({ severity: 'sev1', isSeverityConfirmed: true });
    expect(entries).toMatchObject([{ event: { kind: 'severity_changed', from: 'sev2', to: 'sev1' } }]);
  });

  it('leaves missing what stays empty', () => {
    const { incident } = accepted(fillIn(bare, { ...nothing, summary: 'Cards failed' }, policy, later));
    expect(missingFacts(incident)).toEqual(['impact_started', 'impact_ended', 'affects', 'severity']);
  });

  it('stores nothing if one of them is refused', () => {
    const times = [{ name: 'impact_started', at: at('17:01') }] as const;
    expect(fillIn(bare, { ...nothing, times, summary: 'Cards failed' }, policy, later)).toMatchObject({
      refusal: { kind: 'time_in_future', field: 'impact_started' },
    });
    expect(fillIn(bare, { ...nothing, affects: ['x'.repeat(80)] }, policy, later)).toMatchObject({
      refusal: { kind: 'text_too_long' },
    });
  });

  it('refuses an empty form', () => {
    expect(fillIn(bare, nothing, policy, later)).toMatchObject({ refusal: { kind: 'nothing_filled_in' } });
  });
});
