import { describe, expect, it } from 'vitest';
import {
  entryContent,
  markContent,
  messageContent,
  type StoredEntryContent,
  type StoredMarkContent,
  type StoredMessageContent,
} from '../../../src/domain/timeline/hash-chain/sealed-content.js';
import { at } from '../../support/an-incident.js';

const entry: StoredEntryContent = {
  ...{ id: 7, occurredAt: at('14:02'), capturedAt: at('14:03'), source: 'command', authorId: 'U1' },
  ...{ event: { kind: 'noted', text: 'rolled back' }, shownText: null, isHidden: false, isDirty: false },
};
const message: StoredMessageContent = {
  ...{ channelId: 'C1', ts: '1795442521.000100', threadTs: null, isBroadcast: false, isHighlight: false },
  ...{ authorId: 'U1', authorName: null, isBot: false, version: '1795442530.000100' },
  ...{ text: 'p99 is 9 s', files: [], occurredAt: at('14:02'), capturedAt: at('14:03') },
  ...{ deletedAt: null, purgedAt: null, shownText: null, isDirty: false },
  revisions: [{ version: '1795442521.000100', text: 'p99 is high', files: [] }],
};
const mark: StoredMarkContent = {
  ...{ channelId: 'C1', ts: '1795442521.000100', key: 'reaction star U2', kind: 'reaction', name: 'star' },
  ...{ byId: 'U2', isOn: true, version: '1795442540.000100', at: at('14:04'), note: null, isDirty: false },
};

/** A different value for each column, except the one that says whether the part is dirty. */
const otherEntry: Omit<StoredEntryContent, 'isDirty'> = {
  ...{ id: 8, occurredAt: at('14:05'), capturedAt: at('14:05'), source: 'button', authorId: 'U2' },
  ...{ event: { kind: 'noted', text: 'not yet' }, shownText: 'edited', isHidden: true },
};
const otherMessage: Omit<StoredMessageContent, 'isDirty'> = {
  ...{ channelId: 'C2', ts: '1795442522.000100', threadTs: '1.0', isBroadcast: true, isHighlight: true },
  ...{ authorId: 'U2', authorName: 'alerts', isBot: true, version: '1795442550.000100' },
  ...{ text: 'p99 is 1 s', files: [{ id: 'F1' }], occurredAt: at('14:05'), capturedAt: at('14:05') },
  ...{ deletedAt: at('14:05'), purgedAt: at('14:05'), shownText: 'edited', revisions: [] },
};
const otherMark: Omit<StoredMarkContent, 'isDirty'> = {
  ...{ channelId: 'C2', ts: '1795442522.000100', key: 'pin', kind: 'pin', name: 'pushpin' },
  ...{ byId: 'U3', isOn: false, version: '1795442550.000100', at: at('14:05'), note: 'why' },
};

const parts = [
  ...Object.entries(otherEntry).map(
    ([column, value]) =>
      ['entry', column, entryContent(entry), entryContent({ ...entry, [column]: value })] as const,
  ),
  ...Object.entries(otherMessage).map(
    ([column, value]) =>
      ['message', column, messageContent(message), messageContent({ ...message, [column]: value })] as const,
  ),
  ...Object.entries(otherMark).map(
    ([column, value]) =>
      ['mark', column, markContent(mark), markContent({ ...mark, [column]: value })] as const,
  ),
];

describe('the content of a part of the record', () => {
  it.each(parts)('of a %s: changes with its %s', (_kind, _column, before, after) => {
    const said = ({ name, body }: typeof before) => `${name}: ${body}`;
    expect(said(after)).not.toBe(said(before));
  });

  it('has a form that no release may change, because every sealed record would count as altered', () => {
    expect(
      [entryContent(entry), messageContent(message), markContent(mark)].map(({ name, body }) => [name, body]),
    ).toMatchInlineSnapshot(`
      [
        [
          "entry 7",
          "{"authorId":"U1","capturedAt":"2026-11-23T14:03:00.000Z","event":{"kind":"noted","text":"rolled back"},"isHidden":false,"occurredAt":"2026-11-23T14:02:00.000Z","source":"command"}",
        ],
        [
          "message C1 1795442521.000100",
          "{"authorId":"U1","capturedAt":"2026-11-23T14:03:00.000Z","files":[],"isBot":false,"isBroadcast":false,"isHighlight":false,"occurredAt":"2026-11-23T14:02:00.000Z","revisions":[["1795442521.000100","p99 is high",[]]],"text":"p99 is 9 s","version":"1795442530.000100"}",
        ],
        [
          "mark C1 1795442521.000100 reaction star U2",
          "{"at":"2026-11-23T14:04:00.000Z","byId":"U2","isOn":true,"kind":"reaction","name":"star","version":"1795442540.000100"}",
        ],
      ]
    `);
  });

  it('does not depend on the order of JSON keys in Postgres', () => {
    const event = { text: 'rolled back', kind: 'noted' };
    expect(entryContent({ ...entry, event }).body).toBe(entryContent(entry).body);
  });

  it('does not depend on whether the part is dirty', () => {
    expect(entryContent({ ...entry, isDirty: true }).body).toBe(entryContent(entry).body);
  });
});
