import { describe, expect, it } from 'vitest';
import { isActive, nextWords, phaseOf, type Status, statuses } from '../../../src/domain/incident/status.js';

describe('the lifecycle', () => {
  it('offers the allowed words in each status, likeliest first', () => {
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

  it('goes from active to learning to done', () => {
    expect(statuses.map(phaseOf)).toEqual([
      ...['active', 'active', 'active', 'active'],
      ...['learning', 'learning'],
      ...['done', 'done'],
    ]);
    expect(statuses.filter(isActive)).toEqual(['triage', 'investigating', 'identified', 'mitigated']);
  });
});
