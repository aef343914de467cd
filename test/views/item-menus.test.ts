import { expect, it } from 'vitest';
import type { IncidentEvent } from '../../src/domain/incident-event.js';
import { itemMenus } from '../../src/slack/views/timeline/item-menus.js';
import { at } from '../support/an-incident.js';
import { itemOf, reader, said } from '../support/sample-items.js';

const labels = ([menu]: ReturnType<typeof itemMenus>) =>
  menu?.options?.map(({ text }) => (text.type === 'plain_text' ? text.text : '')) ?? [];

it('tells each line by its time in the reader’s zone, its person and its words', () => {
  const item = { ...said('rolled back'), occurredAt: at('14:07') };
  expect(labels(itemMenus(42, [item], reader))).toEqual(['15:07:00 Priya: rolled back']);
  expect(labels(itemMenus(42, [item], { ...reader, timeZone: null }))).toEqual([
    '14:07:00 UTC Priya: rolled back',
  ]);
});

it('tells what was done as the timeline does, with names', () => {
  const did = (event: IncidentEvent, by = 'U2') => ({
    ...itemOf({
      ...{ id: 1, occurredAt: at('14:07'), capturedAt: at('14:07'), source: 'command' as const },
      ...{ authorId: by, event, shownText: null, isHidden: false },
    }),
  });
  const items = [
    did({ kind: 'invited', userIds: ['U2'], groupIds: [] }),
    did({ kind: 'role_taken', role: 'scribe', userId: 'U2', before: null }),
    did({ kind: 'noted', text: 'ask <@U2> and <@U9>', at: at('14:07').toISOString() }),
  ];
  expect(labels(itemMenus(42, items, reader))).toEqual([
    '15:07:00 Priya: joined',
    '15:07:00 Priya: is now scribe',
    '15:07:00 Priya: ask @Priya and @someone',
  ]);
});

it('tells the day where it is another one for the reader', () => {
  const item = { ...said('rolled back'), occurredAt: new Date('2026-11-22T22:30:00Z') };
  expect(labels(itemMenus(42, [item], reader))).toEqual(['Nov 22, 23:30:00 Priya: rolled back']);
});

it('tells repeats apart, and keeps to what an option holds', () => {
  const words = 'still failing '.repeat(20);
  const items = ['14:07', '14:07', '14:08'].map((time) => ({ ...said(words), occurredAt: at(time) }));
  const all = labels(itemMenus(42, items, reader));
  expect(new Set(all).size).toBe(3);
  for (const label of all) expect(label.length).toBeLessThanOrEqual(75);
});

it('offers to edit each item and to make an action item of it; nothing when there are none', () => {
  const menus = itemMenus(42, [said('rolled back')], reader);
  expect(menus.map(({ placeholder, options }) => [placeholder?.text, options?.[0]])).toMatchObject([
    ['Edit an entry', { value: expect.stringMatching(/^42 timeline edit m/) }],
    ['Create action item', { value: expect.stringMatching(/^42 timeline action m/) }],
  ]);
  expect(itemMenus(42, [], reader)).toEqual([]);
});
