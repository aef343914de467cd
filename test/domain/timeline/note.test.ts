import { expect, it } from 'vitest';
import { type Incident, limits } from '../../../src/domain/incident/incident.js';
import { note } from '../../../src/domain/timeline/decisions/note.js';
import { accepted, anIncident, at, by } from '../../support/an-incident.js';

const write = (text: string, when: Date | null = null, more: Partial<Incident> = {}) =>
  note(anIncident(more), { text, at: when }, by('U2', at('14:30')));

it.each([
  ['now', null, '14:30', {}],
  ['at the time that is stated', at('14:05'), '14:05', {}],
  ['right now, if that is stated', at('14:30'), '14:30', {}],
  ['even before the incident was declared', at('13:50'), '13:50', {}],
  ['even after the incident is closed', null, '14:30', { status: 'closed' as const }],
])('adds a note %s', (_when, stated, time, more) => {
  const decision = accepted(write(' cache is cold\u0000 ', stated, more));
  const event = { kind: 'noted', text: 'cache is cold', at: at(time).toISOString() };
  expect(decision.incident).toEqual(anIncident(more));
  expect(decision.entries).toEqual([{ occurredAt: at(time), source: 'command', authorId: 'U2', event }]);
  expect(decision.effects).toMatchObject([{ kind: 'broadcast', at: at('14:30').toISOString(), event }]);
});

it.each([
  ['of the future', 'cache is cold', at('14:31'), { kind: 'time_in_future', at: at('14:31').toISOString() }],
  ['without visible characters', ' \u200b', null, { kind: 'text_missing', field: 'note' }],
  ['that is too long', 'x'.repeat(limits.text + 1), null, { kind: 'text_too_long', field: 'note' }],
])('refuses a note %s', (_what, text, when, refusal) => {
  expect(write(text, when)).toMatchObject({ kind: 'refused', refusal });
});
