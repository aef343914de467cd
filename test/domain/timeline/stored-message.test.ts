import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  MessageChange,
  ObservedMessage,
} from '../../../src/domain/timeline/messages/observed-message.js';
import { mergeObserved, type StoredMessage } from '../../../src/domain/timeline/messages/stored-message.js';

const ts = '1795442520.000100';

function aMessage(text: string, version = ts): ObservedMessage {
  return {
    workspaceId: 'T1',
    channelId: 'C42',
    ts,
    threadTs: null,
    isBroadcast: false,
    authorId: 'U1',
    authorName: null,
    isBot: false,
    version,
    content: { text, files: [] },
  };
}

const posted: MessageChange = { kind: 'posted', message: aMessage('p99 is 9 s') };
const first: MessageChange = {
  kind: 'edited',
  message: aMessage('p99 is 9 s since 13:50', '1795442530.000200'),
  before: aMessage('p99 is 9 s'),
};
const second: MessageChange = {
  kind: 'edited',
  message: aMessage('p99 was 9 s', '1795442540.000300'),
  before: aMessage('p99 is 9 s since 13:50', '1795442530.000200'),
};
const deleted: MessageChange = {
  kind: 'deleted',
  message: aMessage('p99 was 9 s', '1795442540.000300'),
  at: new Date('2026-11-23T14:10:00Z'),
};

const toldOf = (...changes: MessageChange[]) =>
  changes.reduce<StoredMessage | null>((known, change) => mergeObserved(known, change), null);

describe('a stored message', () => {
  it('has the latest content, and keeps the earlier ones', () => {
    const { content, revisions } = toldOf(posted, first, second) ?? {};
    expect(content?.text).toBe('p99 was 9 s');
    expect(revisions?.map((one) => one.content.text)).toEqual(['p99 is 9 s', 'p99 is 9 s since 13:50']);
  });

  it('keeps the author and time of a deleted message, but not its text', () => {
    const gone = toldOf(posted, first, deleted);
    expect(gone).toMatchObject({ authorId: 'U1', ts, deletedAt: new Date('2026-11-23T14:10:00Z') });
    expect(JSON.stringify(gone)).not.toContain('p99');
  });

  it('stays deleted when a late message arrives', () => {
    const gone = toldOf(
      { kind: 'deleted', message: { ...aMessage(''), authorId: '' }, at: new Date(0) },
      posted,
      second,
    );
    expect(gone?.content.text).toBe('');
    expect(gone?.authorId).toBe('U1');
  });

  it('stays without its erased text whatever arrives later, but a deletion is stored', () => {
    const purgedAt = new Date('2027-11-23T14:00:00Z');
    const forgotten: StoredMessage = {
      ...mergeObserved(null, posted),
      content: { text: '', files: [] },
      purgedAt,
    };
    const told = (...changes: MessageChange[]) => changes.reduce(mergeObserved, forgotten);
    fc.assert(
      fc.property(fc.shuffledSubarray([posted, first, second, posted], { minLength: 1 }), (changes) => {
        expect(told(...changes)).toMatchObject({ content: { text: '', files: [] }, revisions: [], purgedAt });
        const ended = told(...changes, deleted);
        expect(ended).toMatchObject({ purgedAt, deletedAt: new Date('2026-11-23T14:10:00Z') });
        expect(JSON.stringify(ended)).not.toContain('p99');
      }),
    );
    expect(told(second, first)).toEqual(told(first, second));
  });

  it('has the text of an edit even if the original message never arrived', () => {
    expect(toldOf(first)?.revisions.map((one) => one.content.text)).toEqual(['p99 is 9 s']);
  });

  it('is the same in whatever order and however often changes arrive', () => {
    const told = [posted, first, second];
    const anyOrder = (changes: MessageChange[]) =>
      fc.shuffledSubarray([...changes, ...changes], { minLength: 2 * changes.length });
    fc.assert(
      fc.property(anyOrder(told), anyOrder([...told, deleted]), (lasting, ending) => {
        expect(toldOf(...lasting)).toEqual(toldOf(...told));
        expect(toldOf(...ending)).toEqual(toldOf(posted, deleted));
      }),
    );
  });
});
