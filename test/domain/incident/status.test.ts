import { describe, expect, it } from 'vitest';
import { isActive, nextWords, phaseOf, type Status, statuses } from '../../../src/domain/incident/status.js';

describe('the lifecycle', () => {
  it('offers at each status the words that may be said there, likeliest first', () => {
    const ways = Object.fromEntries(statuses.map((status) => [status, nextWords(status)]));
    expect(ways).toEqual({
      triage: ['mitigated', 'resolved', 'identified', 'investigating'],
      investigating: ['mitigated', 'resolved', 'identified'],
      identified: ['mitigated', 'resolved', 'investigating'],
      mitigated: ['resolved', 'identified', 'investigating'],
      resolved: ['post_incident'],
      post_incident: [],
      closed: [],
      canceled: [],
    } satisfies Record<Status, string[]>);
  });

  it('is being fought, then being facts from, then over', () => {
    expect(statuses.map(phaseOf)).toEqual([
      ...['active', 'active', 'active', 'active'],
      ...['learning', 'learning'],
      ...['done', 'done'],
    ]);
    expect(statuses.filter(isActive)).toEqual(['triage', 'investigating', 'identified', 'mitigated']);
  });
});
