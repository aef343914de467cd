import { describe, expect, it } from 'vitest';
import { changeSeverity } from '../../../src/domain/incident/decisions/change-severity.js';
import { changeStatus } from '../../../src/domain/incident/decisions/change-status.js';
import { pauseUpdates, resumeUpdates } from '../../../src/domain/incident/decisions/pause-updates.js';
import { type SnoozeInput, snoozeUpdates } from '../../../src/domain/incident/decisions/snooze-updates.js';
import { update } from '../../../src/domain/incident/decisions/update.js';
import { type Incident, limits } from '../../../src/domain/incident/incident.js';
import { accepted, anIncident, aPolicy, at, by } from '../../support/an-incident.js';

const policy = aPolicy();
const act = by('U2', at('15:00'));
const due = at('14:50');
const minutes = (count: number): SnoozeInput => ({ kind: 'minutes', minutes: count });
const until = (time: Date): SnoozeInput => ({ kind: 'until', until: time });
const dayLater = (time: Date) => new Date(time.getTime() + 24 * 60 * 60_000);

describe('a snoozed update', () => {
  it.each([
    ['from now, once it is overdue', due, minutes(15), at('15:15')],
    ['from when it is due, before that', at('15:20'), minutes(15), at('15:35')],
    ['until a time', due, until(at('15:30')), at('15:30')],
    ['for a day at most', due, minutes(24 * 60), dayLater(at('15:00'))],
  ])('rests %s', (_how, nextUpdateDueAt, input, expected) => {
    const { incident, entries, effects } = accepted(
      snoozeUpdates(anIncident({ nextUpdateDueAt }), input, act),
    );
    expect(incident).toMatchObject({ updatesSnoozedUntil: expected, nextUpdateDueAt });
    expect(entries.map(({ event }) => event)).toEqual([
      { kind: 'updates_snoozed', until: expected.toISOString() },
    ]);
    expect(effects.map(({ kind }) => kind)).toEqual(['broadcast', 'refresh_card', 'refresh_announcements']);
  });

  it.each<[string, SnoozeInput, Partial<Incident>, object]>([
    ['for no time', minutes(0), {}, { kind: 'snooze_out_of_range' }],
    ['for more than a day', minutes(24 * 60 + 1), {}, { kind: 'snooze_out_of_range' }],
    [
      'until before it is due',
      until(at('15:10')),
      { nextUpdateDueAt: at('15:20') },
      { kind: 'snooze_out_of_range', from: at('15:20').toISOString() },
    ],
    ['for a time that is none', until(new Date(Number.NaN)), {}, { kind: 'snooze_out_of_range' }],
    ['if none is due', minutes(15), { nextUpdateDueAt: null }, { kind: 'no_update_due', number: 42 }],
    ['once the incident is over', minutes(15), { status: 'closed' }, { kind: 'is_over' }],
  ])('is refused %s', (_what, input, more, refusal) => {
    expect(snoozeUpdates(anIncident({ nextUpdateDueAt: due, ...more }), input, act)).toMatchObject({
      kind: 'refused',
      refusal,
    });
  });
});

describe('paused updates', () => {
  const paused = anIncident({ nextUpdateDueAt: null, updatesPausedReason: 'The vendor is slow.' });

  it('are not due, and the reason stays', () => {
    const before = anIncident({ nextUpdateDueAt: due, updatesSnoozedUntil: at('15:05') });
    const { incident, entries } = accepted(pauseUpdates(before, ' Waiting\nfor the vendor ', act));
    expect(incident).toMatchObject({
      ...{ nextUpdateDueAt: null, updatesSnoozedUntil: null },
      updatesPausedReason: 'Waiting for the vendor',
    });
    expect(entries[0]?.event).toEqual({ kind: 'updates_paused', reason: 'Waiting for the vendor' });
    expect(accepted(pauseUpdates(incident, 'Another reason', act)).incident.updatesPausedReason).toBe(
      'Another reason',
    );
  });

  it.each<[string, string, Partial<Incident>, object]>([
    ['without a reason', ' ', {}, { kind: 'text_missing', field: 'reason' }],
    ['with too long a reason', 'x'.repeat(limits.reason + 1), {}, { kind: 'text_too_long' }],
    ['if none is due', 'why', { nextUpdateDueAt: null }, { kind: 'no_update_due' }],
    ['once the incident is over', 'why', { status: 'canceled' }, { kind: 'is_over' }],
  ])('are refused %s', (_what, reason, more, refusal) => {
    expect(pauseUpdates(anIncident({ nextUpdateDueAt: due, ...more }), reason, act)).toMatchObject({
      kind: 'refused',
      refusal,
    });
  });

  it.each([
    ['somebody resumes them', resumeUpdates(paused, policy, act)],
    ['one is posted', update(paused, { text: 'Still slow', status: null, severity: null }, policy, act)],
    ['the status changes', changeStatus(paused, { to: 'mitigated', text: null }, policy, act)],
    ['the severity changes', changeSeverity(paused, { to: 'sev1', text: null }, policy, act)],
  ])('are due again when %s', (_what, decision) => {
    const { incident } = accepted(decision);
    expect(incident.updatesPausedReason).toBeNull();
    expect(Number(incident.nextUpdateDueAt)).toBeGreaterThan(Number(act.at));
  });

  it('can be resumed only if they are paused or snoozed', () => {
    const snoozed = anIncident({ nextUpdateDueAt: due, updatesSnoozedUntil: at('15:30') });
    expect(accepted(resumeUpdates(snoozed, policy, act)).incident.updatesSnoozedUntil).toBeNull();
    expect(resumeUpdates(anIncident({ nextUpdateDueAt: due }), policy, act)).toMatchObject({
      refusal: { kind: 'updates_not_paused', number: 42 },
    });
    expect(resumeUpdates({ ...paused, status: 'closed' }, policy, act)).toMatchObject({
      refusal: { kind: 'is_over' },
    });
  });
});
