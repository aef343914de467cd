import { describe, expect, it } from 'vitest';
import { statusSince } from '../../../src/domain/incident/decisions/move-to.js';
import { reopen } from '../../../src/domain/incident/decisions/reopen.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import { accepted, anIncident, aPolicy, at, by, milestones } from '../../support/an-incident.js';

const known = milestones({ declared: '14:02', acknowledged: '14:03', mitigated: '14:20', resolved: '14:58' });
const archiving = aPolicy({ channel: { name: 'inc-{number}', archiveOnClose: true, bookmarks: [] } });

describe('reopening', () => {
  it('keeps the old times in the history, and stays acknowledged', () => {
    const resolved = anIncident({ status: 'resolved', milestones: known, nextUpdateDueAt: null });
    const { incident } = accepted(reopen(resolved, 'the errors are back', aPolicy(), by('U2', at('15:10'))));
    expect(incident).toMatchObject({ status: 'investigating', nextUpdateDueAt: at('16:10') });
    expect(milestoneAt(incident.milestones, 'resolved')).toBeNull();
    expect(incident.milestones.resolved?.[0]?.at).toEqual(at('14:58'));
    expect(milestoneAt(incident.milestones, 'acknowledged')).toEqual(at('14:03'));
    expect(statusSince(incident)).toEqual(at('15:10'));
  });

  it('clears the cancellation, except on the timeline', () => {
    const canceled = anIncident({
      status: 'canceled',
      cancellation: { reason: 'duplicate', of: 7, text: null },
    });
    expect(accepted(reopen(canceled, 'not the same', aPolicy(), by())).incident.cancellation).toBeNull();
  });

  it('unarchives the channel before posting there', () => {
    const kinds = (status: 'closed' | 'resolved') =>
      accepted(reopen(anIncident({ status }), 'back', archiving, by())).effects.map(({ kind }) => kind);
    expect(kinds('closed').slice(0, 2)).toEqual(['unarchive_channel', 'broadcast']);
    expect(kinds('resolved')[0]).toBe('broadcast');
  });

  it('is refused without a reason, with one that is too long, and while the incident is open', () => {
    const resolved = anIncident({ status: 'resolved' });
    expect(reopen(resolved, ' ', aPolicy(), by())).toMatchObject({
      refusal: { kind: 'text_missing', field: 'reason' },
    });
    expect(reopen(resolved, 'x'.repeat(501), aPolicy(), by())).toMatchObject({
      refusal: { kind: 'text_too_long', maxChars: 500 },
    });
    expect(reopen(anIncident(), 'back', aPolicy(), by())).toMatchObject({
      refusal: { kind: 'not_open_for_reopening', status: 'investigating' },
    });
  });
});
