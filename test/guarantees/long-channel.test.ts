import { expect, it } from 'vitest';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import {
  findSyncState,
  requestChannelSyncs,
} from '../../src/db/queries/timeline/channel-sync/channel-syncs.js';
import type { ReadMessage } from '../../src/domain/timeline/channel-sync/channel-history.js';
import { maxSyncedMessages } from '../../src/domain/timeline/channel-sync/channel-sync.js';
import { timeOf } from '../../src/domain/timeline/messages/observed-message.js';
import { type HistoryReader, syncChannel } from '../../src/workflows/timeline/channel-sync/sync-channel.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';

const written = maxSyncedMessages + 5_000;
const pageSize = 1_000;

const stamp = (n: number) => `${1_700_000_000 + n}.000100`;

/** A channel with one message per second. */
const longChannel: HistoryReader = {
  page: async (_incident, { before }) => {
    const newest = before === null ? written : Number(before.split('.')[0]) - 1_700_000_000 - 1;
    const messages = Array.from({ length: pageSize }, (_, back) => line(newest - back));
    return { kind: 'ok', part: { messages, hasMore: true, isLimited: false } };
  },
  thread: async () => ({ kind: 'ok', part: { messages: [], next: null } }),
  exists: async () => ({ kind: 'ok', part: true }),
  pins: async () => ({ kind: 'ok', part: [] }),
};

const onUnreadable = () => {};

it('reads the latest 20,000 messages of a longer channel, and says where the record starts', async () => {
  const { db, url } = await anOpenDatabase(2);
  const incident = anIncident();
  await insertIncident(db, incident, at('14:02'));
  await requestChannelSyncs(db, incident.workspaceId, null);
  const reader = {
    history: longChannel,
    botUserId: 'U0BOT',
    highlightEmoji: [],
    isEnding: () => false,
    onUnreadable,
  };
  const caught = await syncChannel({ db, clock: () => at('14:30'), ownerId: 1, ...reader }, incident);
  expect(caught).toEqual({ kind: 'read', scope: 'full', messages: maxSyncedMessages, skipped: [] });
  const [kept] = await ask(url, 'select count(*)::int as count, min(ts) as first from messages');
  expect(kept).toEqual({ count: maxSyncedMessages, first: stamp(written - maxSyncedMessages + 1) });
  expect(await findSyncState(db, incident)).toEqual({
    kind: 'too_much',
    before: timeOf(String(kept?.first)),
  });
});

function line(n: number): ReadMessage {
  const place = { workspaceId: 'T1', channelId: 'C42', ts: stamp(n), threadTs: null, isBroadcast: false };
  const by = { authorId: 'U1', authorName: null, isBot: false };
  const message = { ...place, ...by, version: stamp(n), content: { text: `line ${n}`, files: [] } };
  return { message, ts: stamp(n), isGone: false, replies: 0, latestReply: null, reactions: [] };
}
