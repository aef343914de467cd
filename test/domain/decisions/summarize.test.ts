import { expect, it } from 'vitest';
import { summarize } from '../../../src/domain/incident/decisions/summarize.js';
import { type Incident, limits } from '../../../src/domain/incident/incident.js';
import { accepted, anIncident, by } from '../../support/an-incident.js';

const say = (text: string, more: Partial<Incident> = {}) => summarize(anIncident(more), text, by('U2'));

it.each([
  ['the first', { summary: null }],
  ['another', { summary: 'Errors in Europe.' }],
  ['another after the resolution', { summary: 'Errors in Europe.', status: 'resolved' as const }],
])('stores %s summary, and shows it', (_which, more) => {
  const { incident, entries, effects } = accepted(say(' A bad deploy.\u0000 ', more));
  expect(incident.summary).toBe('A bad deploy.');
  expect(entries.map(({ event }) => event)).toEqual([{ kind: 'summary_changed', text: 'A bad deploy.' }]);
  expect(effects.map(({ kind }) => kind)).toEqual(['broadcast', 'refresh_card', 'refresh_announcements']);
});

it.each([
  ['the current one', 'Errors in Europe. ', {}, { kind: 'summary_unchanged', number: 42 }],
  ['one without visible characters', '\u200b', {}, { kind: 'text_missing', field: 'summary' }],
  [
    'one that is too long to show',
    'x'.repeat(limits.text + 1),
    {},
    { kind: 'text_too_long', maxChars: limits.text },
  ],
  ['any once the incident is over', 'A bad deploy.', { status: 'canceled' as const }, { kind: 'is_over' }],
])('refuses %s as the summary', (_what, text, more, refusal) => {
  expect(say(text, { summary: 'Errors in Europe.', ...more })).toMatchObject({ kind: 'refused', refusal });
});
