import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/domain/incident/incident.js';
import { addMessage, type MessageInput } from '../../../src/domain/timeline/decisions/add-message.js';
import type { EditableItem } from '../../../src/domain/timeline/decisions/edit-item.js';
import { itemKey } from '../../../src/domain/timeline/item-key.js';
import { accepted, anIncident, at, by } from '../../support/an-incident.js';

const ts = '1795442520.000100';
const item: EditableItem = {
  ...{ key: itemKey({ kind: 'message', ts }), text: 'Errors fall', at: at('14:05') },
  ...{ mayMove: true, isHighlight: false, isUpdate: false },
};
const add = (more: Partial<MessageInput> = {}, found: EditableItem | null = item) =>
  addMessage(anIncident(), found, { ts, note: null, at: null, ...more }, by('U2'));

describe('adding a message to the timeline', () => {
  it('marks it and confirms it, without an entry', () => {
    const { entries, effects, writes } = accepted(add({ note: ' the turn ' }));
    expect(entries).toEqual([]);
    expect(effects).toMatchObject([{ kind: 'receipt', userId: 'U2' }]);
    expect(writes).toEqual([{ kind: 'message_marked', ts, isOn: true, note: 'the turn' }]);
  });

  it('records another time as an edit', () => {
    const { entries, writes } = accepted(add({ at: at('14:01') }));
    expect(entries).toMatchObject([{ event: { kind: 'item_edited' } }]);
    expect(writes.map(({ kind }) => kind)).toEqual(['item_edited', 'message_marked']);
  });

  it('refuses a future time, a long note, and a message that is gone', () => {
    expect(add({ at: at('23:00') })).toMatchObject({ refusal: { kind: 'time_in_future' } });
    expect(add({ note: 'x'.repeat(limits.text + 1) })).toMatchObject({ refusal: { kind: 'text_too_long' } });
    expect(add({}, null)).toMatchObject({ refusal: { kind: 'item_not_found', number: 42 } });
  });
});
