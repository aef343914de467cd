import { describe, expect, it } from 'vitest';
import { cancel, cancelInFavorOf } from '../../../src/domain/incident/decisions/cancel.js';
import { statusSince } from '../../../src/domain/incident/decisions/move-to.js';
import { type Cancellation, cancelReasons, type Incident } from '../../../src/domain/incident/incident.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import { accepted, anIncident, aPolicy, at, by } from '../../support/an-incident.js';

const end = (more: Partial<Cancellation> = {}, incident = anIncident()) =>
  cancel(
    incident,
    { reason: 'false_alarm', of: null, text: null, ...more },
    aPolicy(),
    by('U2', at('14:30')),
  );

describe('canceling', () => {
  it('ends the incident with a reason and a time, and makes no further update due', () => {
    const { incident } = accepted(end({ text: 'the probe was down' }));
    expect(incident).toMatchObject({
      status: 'canceled',
      cancellation: { reason: 'false_alarm', of: null, text: 'the probe was down' },
      nextUpdateDueAt: null,
    });
    expect(milestoneAt(incident.milestones, 'closed')).toEqual(at('14:30'));
    expect(statusSince(incident)).toEqual(at('14:30'));
  });

  it.each(['duplicate', 'merged'] as const)('as %s needs another incident', (reason) => {
    expect(end({ reason })).toMatchObject({ refusal: { kind: 'cancel_needs_other', reason } });
    expect(end({ reason, of: 42 })).toMatchObject({ refusal: { kind: 'cancel_of_itself' } });
    expect(accepted(end({ reason, of: 7 })).incident.cancellation?.of).toBe(7);
  });

  it('names another incident only where the reason needs one', () => {
    expect(accepted(end({ of: 7 })).incident.cancellation?.of).toBeNull();
    expect(accepted(end({ reason: 'declined', of: 42 })).incident.cancellation?.of).toBeNull();
  });

  it.each(cancelReasons)('as %s is refused once the incident is over', (reason) => {
    expect(end({ reason, of: 7 }, anIncident({ status: 'closed' }))).toMatchObject({
      refusal: { kind: 'is_over' },
    });
  });

  it('is refused the second time, with the time and the person of the first', () => {
    const { incident } = accepted(end());
    expect(end({}, incident)).toEqual({
      kind: 'refused',
      refusal: { kind: 'is_over', number: 42, status: 'canceled', at: at('14:30').toISOString(), by: 'U2' },
    });
  });

  it('refuses an explanation that is too long to show', () => {
    expect(end({ text: 'x'.repeat(501) })).toMatchObject({
      refusal: { kind: 'text_too_long', field: 'reason', maxChars: 500 },
    });
  });
});

describe('canceling a duplicate', () => {
  const canceled = accepted(end({ reason: 'duplicate', of: 7 }));
  const act = by('U2', at('14:30'));
  const inFavorOf = (more: Partial<Incident>, memberIds = ['U3', 'U4']) =>
    cancelInFavorOf(canceled, { other: anIncident({ number: 7, ...more }), memberIds }, act);

  it('invites its members to the other incident, and counts them', () => {
    const { entries, writes } = accepted(inFavorOf({}));
    expect(entries[0]?.event).toMatchObject({ kind: 'canceled', brought: 2 });
    expect(writes).toMatchObject([
      {
        ...{ kind: 'other_incident', incident: { number: 7 } },
        entries: [{ event: { kind: 'invited', userIds: ['U3', 'U4'] } }],
        effects: [{ kind: 'invite', userIds: ['U3', 'U4'] }],
      },
    ]);
  });

  it.each([
    { why: 'is private', more: { isPrivate: true } },
    { why: 'is over', more: { status: 'closed' as const } },
  ])('invites nobody where the other $why', ({ more }) => {
    expect(inFavorOf(more)).toEqual(canceled);
  });

  it('invites nobody where all are there', () => {
    expect(inFavorOf({}, [])).toEqual(canceled);
  });

  it('is refused if the other does not exist or is not visible', () => {
    expect(cancelInFavorOf(canceled, null, act)).toMatchObject({
      refusal: { kind: 'other_not_found', number: 7 },
    });
  });

  it('looks for no other where the reason names none', () => {
    const alone = accepted(end({ reason: 'false_alarm' }));
    expect(cancelInFavorOf(alone, null, act)).toEqual(alone);
  });
});
