import { describe, expect, it } from 'vitest';
import { setAffected } from '../../../src/domain/incident/decisions/set-affected.js';
import { type Incident, limits } from '../../../src/domain/incident/incident.js';
import { accepted, anIncident, by } from '../../support/an-incident.js';

const set = (named: string[], more: Partial<Incident> = {}) =>
  setAffected(anIncident({ affects: ['api', 'web'], ...more }), named, by('U2'));
const named = (count: number) => Array.from({ length: count }, (_, n) => `service ${n}`);

describe('the list of affected services', () => {
  it.each([
    ['is replaced', ['search'], ['search']],
    ['is cleared by an empty list', [], []],
    ['is shortened', ['web'], ['web']],
    ['holds each service once, on one line', [' api\ngateway', 'api gateway', 'db'], ['api gateway', 'db']],
    ['may be as long as the limit', named(limits.affects), named(limits.affects)],
  ])('%s', (_title, given, affects) => {
    const { incident, entries, effects } = accepted(set(given));
    expect(incident.affects).toEqual(affects);
    expect(entries).toMatchObject([
      { authorId: 'U2', event: { kind: 'affected_changed', from: ['api', 'web'], to: affects } },
    ]);
    expect(effects.map(({ kind }) => kind)).toEqual(['broadcast', 'refresh_card', 'refresh_announcements']);
  });

  it.each([
    ['the same services in another order', ['web', 'api'], { kind: 'affected_unchanged', number: 42 }],
    ['a service without a name', ['db', ' '], { kind: 'text_missing', field: 'affected service' }],
    ['a name that is too long', ['x'.repeat(limits.affected + 1)], { kind: 'text_too_long' }],
    [
      'one service too many',
      named(limits.affects + 1),
      { kind: 'too_many_affected', max: limits.affects, found: limits.affects + 1 },
    ],
  ])('does not accept %s', (_what, given, refusal) => {
    expect(set(given)).toMatchObject({ kind: 'refused', refusal });
  });

  it('does not change once the incident is over, whatever is named', () => {
    expect(set([' '], { status: 'closed' })).toMatchObject({ refusal: { kind: 'is_over' } });
  });
});
