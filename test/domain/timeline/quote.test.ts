import { expect, it } from 'vitest';
import { type Incident, limits } from '../../../src/domain/incident/incident.js';
import { type QuoteInput, quote } from '../../../src/domain/timeline/decisions/quote.js';
import { accepted, anIncident, at, by } from '../../support/an-incident.js';

const quoted = {
  ...{ channelId: 'C9', ts: `${at('14:11').getTime() / 1_000}.000000`, authorId: 'U3', authorName: null },
  ...{ text: 'payments fail too', files: [], permalink: 'https://x.slack.com/archives/C9/p1' },
};
const add = (more: Partial<QuoteInput> = {}, incident: Partial<Incident> = {}) =>
  quote(anIncident(incident), { quote: quoted, note: null, at: null, ...more }, by('U2', at('14:30')));

it.each([
  ['when it was written', {}, '14:11', null],
  ['at the time that is stated', { at: at('14:05') }, '14:05', null],
  ['with a comment', { note: ' so it spreads ' }, '14:11', 'so it spreads'],
  ['without a comment that is blank', { note: '  ' }, '14:11', null],
])('adds a message from another channel %s', (_how, more, time, note) => {
  const { incident, entries, effects } = accepted(add(more));
  const event = { kind: 'quoted', ...quoted, note, at: at(time).toISOString() };
  expect(incident).toEqual(anIncident());
  expect(entries).toEqual([{ occurredAt: at(time), source: 'command', authorId: 'U2', event }]);
  expect(effects).toMatchObject([{ kind: 'broadcast', event }]);
});

it('adds one after the incident is closed', () => {
  expect(add({}, { status: 'closed' })).toMatchObject({ kind: 'accepted' });
});

it.each([
  ['a time that is still to come', { at: at('14:31') }, { kind: 'time_in_future' }],
  ['a comment without visible characters', { note: '\u200b' }, { kind: 'text_missing', field: 'note' }],
  ['a comment that is too long', { note: 'x'.repeat(limits.text + 1) }, { kind: 'text_too_long' }],
])('refuses %s', (_what, more, refusal) => {
  expect(add(more)).toMatchObject({ kind: 'refused', refusal });
});
