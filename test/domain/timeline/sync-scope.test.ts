import { describe, expect, it } from 'vitest';
import type { ReadMessage } from '../../../src/domain/timeline/channel-sync/channel-history.js';
import { type SyncScope, syncScopeOf, wider } from '../../../src/domain/timeline/channel-sync/sync-scope.js';
import { threadsToRead } from '../../../src/domain/timeline/channel-sync/threads-to-read.js';
import { at } from '../../support/an-incident.js';

const stamp = (time: string) => `${at(time).getTime() / 1_000}.000100`;

describe('the scope of a channel sync', () => {
  const now = at('14:30');

  it('is quick after missing events for an hour at most', () => {
    const scope = syncScopeOf({ missedSince: at('13:30'), isFullDue: false, now });
    expect(scope).toEqual({ kind: 'quick', quietBefore: `${at('12:30').getTime() / 1_000}.000000` });
    expect(syncScopeOf({ missedSince: at('13:29'), isFullDue: false, now })).toEqual({ kind: 'full' });
  });

  it('is full when a full sync is due, or when nobody knows what was missed', () => {
    expect(syncScopeOf({ missedSince: at('14:29'), isFullDue: true, now })).toEqual({ kind: 'full' });
    expect(syncScopeOf({ missedSince: null, isFullDue: false, now })).toEqual({ kind: 'full' });
  });

  it('covers what two requests ask for', () => {
    const [early, late]: SyncScope[] = [
      { kind: 'quick', quietBefore: stamp('12:00') },
      { kind: 'quick', quietBefore: stamp('13:00') },
    ];
    if (!early || !late) throw new Error('There are two.');
    expect(wider(late, early)).toEqual(early);
    expect(wider(late, { kind: 'full' })).toEqual({ kind: 'full' });
  });
});

describe('the threads that a sync reads', () => {
  const quick: SyncScope = { kind: 'quick', quietBefore: stamp('13:00') };
  const stored = { ts: stamp('12:00'), replies: 2, latestReply: stamp('12:10') };
  const messages = [parent({ replies: 2, latestReply: stamp('12:10') })];

  it('leave out those that are unchanged and quiet, if the sync is quick', () => {
    expect(threadsToRead(quick, { messages }, [stored])).toEqual([]);
    expect(threadsToRead({ kind: 'full' }, { messages }, [stored])).toEqual([stamp('12:00')]);
  });

  it.each<[string, Parameters<typeof parent>[0], typeof stored | null]>([
    ['has another reply', { replies: 3, latestReply: stamp('13:20') }, stored],
    ['lost a reply', { replies: 1, latestReply: stamp('12:10') }, stored],
    ['lost a reply and has another', { replies: 2, latestReply: stamp('13:20') }, stored],
    ['lost all replies', { replies: 0, latestReply: null }, stored],
    ['is not stored', { replies: 2, latestReply: stamp('12:10') }, null],
    [
      'had a reply lately',
      { replies: 2, latestReply: stamp('13:10') },
      { ...stored, latestReply: stamp('13:10') },
    ],
    ['has no known latest reply', { replies: 2, latestReply: null }, stored],
  ])('include one that %s', (_why, listed, known) => {
    expect(threadsToRead(quick, { messages: [parent(listed)] }, known ? [known] : [])).toEqual([
      stamp('12:00'),
    ]);
  });
});

function parent({ replies, latestReply }: { replies: number; latestReply: string | null }): ReadMessage {
  return { message: null, ts: stamp('12:00'), isGone: false, replies, latestReply, reactions: [] };
}
