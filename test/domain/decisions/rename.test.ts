import { describe, expect, it } from 'vitest';
import { rename } from '../../../src/domain/incident/decisions/rename.js';
import { accepted, anIncident, by } from '../../support/an-incident.js';

describe('renaming', () => {
  it('puts the new title on one line, and updates the topic', () => {
    const { incident, effects } = accepted(rename(anIncident(), ' Checkout\nis slow ', by()));
    expect(incident.title).toBe('Checkout is slow');
    expect(effects.at(-1)).toEqual({ kind: 'set_topic' });
  });

  it('refuses the current title, even with different spacing', () => {
    expect(rename(anIncident(), 'Checkout  is down in Europe ', by())).toEqual({
      kind: 'refused',
      refusal: { kind: 'title_unchanged', number: 42 },
    });
  });

  it('refuses an empty title, one of 151 characters, and an incident that is over', () => {
    expect(rename(anIncident(), '\u200b', by())).toMatchObject({ refusal: { kind: 'text_missing' } });
    expect(rename(anIncident(), 'x'.repeat(151), by())).toMatchObject({ refusal: { kind: 'text_too_long' } });
    expect(rename(anIncident({ status: 'closed' }), 'x', by())).toMatchObject({
      refusal: { kind: 'is_over' },
    });
  });
});
