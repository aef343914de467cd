import { describe, expect, it } from 'vitest';
import { type Incident, limits } from '../../../src/domain/incident/incident.js';
import {
  type EditableItem,
  editable,
  editItem,
  type ItemEdit,
} from '../../../src/domain/timeline/decisions/edit-item.js';
import type { TimelineEntry } from '../../../src/domain/timeline/timeline-entry.js';
import { accepted, anIncident, at, by } from '../../support/an-incident.js';
import { itemOf, said } from '../../support/sample-items.js';

const messageKey = 'm1795442520.000100';
const entryKey = 'e000000000000000001';
const item: EditableItem = {
  ...{ key: entryKey, text: 'Errors fall', at: at('14:05') },
  ...{ mayMove: true, isHighlight: true, isUpdate: false },
};
const message: EditableItem = { ...item, key: messageKey, isHighlight: false };
const edit = (wanted: Partial<ItemEdit>, edited: EditableItem = item, incident: Partial<Incident> = {}) =>
  editItem(
    anIncident(incident),
    edited,
    { text: null, at: null, isHighlight: null, ...wanted },
    by('U3', at('14:30')),
  );

describe('editing a timeline item', () => {
  const same = { text: null, occurredAt: null, isHighlight: null };
  it.each<[string, Partial<ItemEdit>, EditableItem, object]>([
    [
      'changes its text',
      { text: ' Errors rise\u0000' },
      item,
      { text: { from: 'Errors fall', to: 'Errors rise' } },
    ],
    [
      'changes its time',
      { at: at('14:01') },
      item,
      { occurredAt: { from: at('14:05').toISOString(), to: at('14:01').toISOString() } },
    ],
    ['hides it', { isHighlight: false }, item, { isHighlight: { from: true, to: false } }],
    [
      'changes all of it at once',
      { text: 'x', at: at('14:01'), isHighlight: false },
      item,
      { text: { to: 'x' }, occurredAt: { from: at('14:05').toISOString() }, isHighlight: { to: false } },
    ],
    [
      'does not move what states no time, but changes the rest',
      { at: at('14:01'), text: 'x' },
      { ...item, mayMove: false },
      { text: { to: 'x' }, occurredAt: null },
    ],
    [
      'does not give text to what has none, but changes the rest',
      { text: 'x', isHighlight: false },
      { ...item, text: null },
      { text: null, isHighlight: { to: false } },
    ],
  ])('%s, and records both values', (_title, wanted, edited, change) => {
    const { entries, writes, effects } = accepted(edit(wanted, edited));
    expect(entries).toMatchObject([
      { occurredAt: at('14:30'), authorId: 'U3', event: { kind: 'item_edited', ...same, ...change } },
    ]);
    expect(writes).toMatchObject([{ kind: 'item_edited', item: entryKey, change: { ...same, ...change } }]);
    expect(effects).toEqual([]);
  });

  it.each([true, false])('marks a message where it is to be a highlight: %s', (isOn) => {
    const { writes } = accepted(edit({ isHighlight: isOn }, { ...message, isHighlight: !isOn }));
    expect(writes.slice(1)).toEqual([{ kind: 'message_marked', ts: '1795442520.000100', isOn, note: null }]);
  });

  it('leaves the marks of a message whose text alone changes', () => {
    expect(accepted(edit({ text: 'x' }, message)).writes.map(({ kind }) => kind)).toEqual(['item_edited']);
  });

  it.each<[string, Partial<ItemEdit>, EditableItem, object]>([
    ['nothing new', {}, item, { kind: 'item_unchanged', number: 42 }],
    ['the text that it has', { text: 'Errors fall ' }, item, { kind: 'item_unchanged' }],
    [
      'a time within the same second',
      { at: new Date(at('14:05').getTime() + 999) },
      item,
      { kind: 'item_unchanged' },
    ],
    ['the mark that it has', { isHighlight: true }, item, { kind: 'item_unchanged' }],
    [
      'another time where it has none',
      { at: at('14:01') },
      { ...item, mayMove: false },
      { kind: 'item_unchanged' },
    ],
    ['no text', { text: ' ' }, item, { kind: 'text_missing', field: 'note' }],
    ['too much text', { text: 'x'.repeat(limits.text + 1) }, item, { kind: 'text_too_long' }],
    ['a time that is still to come', { at: at('14:31') }, item, { kind: 'time_in_future' }],
  ])('is refused with %s', (_what, wanted, edited, refusal) => {
    expect(edit(wanted, edited)).toMatchObject({ kind: 'refused', refusal });
  });
});

describe('editing the latest update', () => {
  const latestUpdate = { at: at('14:05'), by: 'U1', text: 'Errors fall' };
  const update = { ...item, isUpdate: true };

  it('changes it on the card too, and says who edited it', () => {
    const { incident, effects } = accepted(edit({ text: 'Errors rise' }, update, { latestUpdate }));
    expect(incident.latestUpdate).toEqual({ ...latestUpdate, text: 'Errors rise', editedBy: 'U3' });
    expect(effects.map(({ kind }) => kind)).toEqual(['refresh_card', 'refresh_announcements']);
  });

  it.each<[string, Partial<ItemEdit>, EditableItem, Partial<Incident>]>([
    ['an earlier update is edited', { text: 'x' }, { ...update, at: at('14:03') }, { latestUpdate }],
    ['another kind of item of the same time is edited', { text: 'x' }, item, { latestUpdate }],
    ['only its mark changes', { isHighlight: false }, update, { latestUpdate }],
    ['there is none', { text: 'x' }, update, { latestUpdate: null }],
  ])('leaves it where %s', (_when, wanted, edited, incident) => {
    const decision = accepted(edit(wanted, edited, incident));
    expect(decision.incident.latestUpdate).toEqual(incident.latestUpdate);
    expect(decision.effects).toEqual([]);
  });
});

describe('what can be edited', () => {
  const gone = at('15:00');
  it.each<[string, Parameters<typeof said>[1], object | null]>([
    [
      'is a message',
      {},
      { key: messageKey, text: 'it spreads', mayMove: true, isHighlight: true, isUpdate: false },
    ],
    ['is a message as it was edited last', { shownText: 'it spread' }, { text: 'it spread' }],
    ['is a message that is no highlight', { isHighlight: false }, { isHighlight: false }],
    ['is no message that was deleted', { deletedAt: gone }, null],
    ['is no message whose text was erased', { purgedAt: gone }, null],
  ])('%s', (_title, more, expected) => {
    expectEditable(editable(said('it spreads', more)), expected);
  });

  const noted = { kind: 'noted', text: 'x', at: at('14:05').toISOString() } as const;
  const quoted: Extract<TimelineEntry['event'], { kind: 'quoted' }> = {
    kind: 'quoted',
    ...{ channelId: 'C9', ts: '1795442520.000100', authorId: 'U3', authorName: null },
    ...{ text: 'y', files: [], permalink: null, note: null, at: at('14:05').toISOString() },
  };
  const edited = {
    kind: 'item_edited',
    item: entryKey,
    text: null,
    occurredAt: null,
    isHighlight: null,
  } as const;
  it.each<[string, Partial<TimelineEntry>, object | null]>([
    ['is a note, with its time', { event: noted }, { text: 'x', mayMove: true, isUpdate: false }],
    ['is a quote, with its time', { event: quoted }, { text: 'y', mayMove: true }],
    [
      'is an update, without its time',
      { event: { kind: 'updated', text: 'z', status: null, severity: null } },
      { text: 'z', mayMove: false, isUpdate: true },
    ],
    [
      'is what was said with a new status',
      { event: { kind: 'status_changed', from: 'investigating', to: 'mitigated', text: 'z' } },
      { text: 'z', mayMove: false, isUpdate: true },
    ],
    [
      'is whether an act without text is a highlight',
      { event: { kind: 'closed', from: 'resolved' }, isHidden: true },
      { text: null, mayMove: false, isHighlight: false },
    ],
    ['is an entry as it was edited last', { event: noted, shownText: 'x2' }, { text: 'x2' }],
    ['is no quote whose text was erased', { event: { ...quoted, purgedAt: gone.toISOString() } }, null],
    ['is no edit', { event: edited }, null],
    ['is no entry that cannot be read', { event: { kind: 'unreadable', entry: 1 } }, null],
  ])('%s', (_title, more, expected) => {
    const entry: TimelineEntry = {
      ...{ id: 1, event: noted, occurredAt: at('14:05'), capturedAt: at('14:05'), source: 'command' },
      ...{ authorId: 'U2', shownText: null, isHidden: false },
      ...more,
    };
    expectEditable(editable(itemOf(entry)), expected);
  });
});

function expectEditable(found: EditableItem | null, expected: object | null): void {
  if (expected) expect(found).toMatchObject(expected);
  else expect(found).toBeNull();
}
