import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionAt } from '../../../src/domain/timeline/messages/observed-mark.js';
import { daysKept, forgetBefore, forgettingStatuses } from '../../../src/domain/timeline/retention.js';
import { at } from '../../support/an-incident.js';

const dayMs = 86_400_000;

describe('text that the policy wants erased', () => {
  it('is older than the policy’s limit, which differs for highlights and other messages', () => {
    const now = new Date('2027-11-23T14:02:00.250Z');
    expect(forgetBefore({ messagesDays: 365, highlightsDays: null }, now)).toEqual({
      messages: versionAt(new Date('2026-11-23T14:02:00.250Z')),
      highlights: null,
    });
    expect(forgetBefore({ messagesDays: null, highlightsDays: 1 }, now)).toEqual({
      messages: null,
      highlights: versionAt(new Date('2027-11-22T14:02:00.250Z')),
    });
  });

  it('is everything older than the limit and nothing newer, for any number of days that a policy allows', () => {
    const days = fc.integer({ min: 1, max: 36_500 });
    const written = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });
    fc.assert(
      fc.property(
        days,
        written,
        fc.integer({ min: 1_600_000_000, max: 4_000_000_000 }),
        (kept, then, now) => {
          const before = forgetBefore({ messagesDays: kept, highlightsDays: null }, new Date(now * 1_000));
          const isDue = `${then}.000100` < (before.messages ?? '');
          expect(isDue).toBe(then * 1_000 < now * 1_000 - kept * dayMs);
        },
      ),
    );
  });

  it('never belongs to an incident that people still work on', () => {
    expect(forgettingStatuses).toEqual(['resolved', 'post_incident', 'closed', 'canceled']);
  });

  it('is counted in whole days kept', () => {
    const ts = versionAt(at('14:02'));
    expect(daysKept({ ts, purgedAt: new Date(at('14:01').getTime() + 365 * dayMs) })).toBe(364);
    expect(daysKept({ ts, purgedAt: new Date(at('14:02').getTime() + 365 * dayMs) })).toBe(365);
  });
});
