import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { insertIncident, saveIncident, storeWorkspace } from '../../src/db/queries/incident/incidents.js';
import {
  findSyncState,
  pendingChannelSyncs,
  requestChannelSyncs,
} from '../../src/db/queries/timeline/channel-sync/channel-syncs.js';
import { insertMessages } from '../../src/db/queries/timeline/messages/messages.js';
import type { HistoryPage, ReadMessage } from '../../src/domain/timeline/channel-sync/channel-history.js';
import type { ObservedMark } from '../../src/domain/timeline/messages/observed-mark.js';
import { storeMessageChange } from '../../src/workflows/timeline/capture-message.js';
import { type HistoryReader, syncChannel } from '../../src/workflows/timeline/channel-sync/sync-channel.js';
import { markMessage } from '../../src/workflows/timeline/mark-message.js';
import { anIncident, at, milestones } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';

const place = { workspaceId: 'T1', channelId: 'C42' };
const stamp = (n: number) => `${1_795_442_400 + n}.000100`;

describe('syncing a channel again', () => {
  it('keeps messages that Slack did not list, unless Slack confirms that they are gone', async () => {
    const { db, url } = await aRecordOf([1, 2, 3, 4, 5, 6]);
    const asked: string[] = [];
    await syncStateOf(db, {
      ...channelOf([2, 5].map((n) => seen(n))),
      exists: async (_incident, ts) => {
        asked.push(ts);
        return { kind: 'ok', part: ts !== stamp(4) };
      },
    });
    expect(asked).toEqual([3, 4, 6].map(stamp));
    expect(await texts(url)).toEqual(['line 1', 'line 2', 'line 3', '', 'line 5', 'line 6']);
  });

  it('asks about nothing when Slack hides messages on a free plan', async () => {
    const { db, url } = await aRecordOf([1, 2, 3]);
    await syncStateOf(db, {
      ...channelOf(
        [2].map((n) => seen(n)),
        { isLimited: true },
      ),
      exists: async () => ({ kind: 'ok', part: false }),
    });
    expect(await texts(url)).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('stores each reply of a thread, wherever the parent is in the list', async () => {
    const { db, url } = await aRecordOf([1]);
    const replies = [2, 3].map((n) => seen(n, { threadTs: stamp(1) }));
    const [first, second] = replies;
    if (!first || !second) throw new Error('There are two replies.');
    await syncStateOf(db, {
      ...channelOf([{ ...seen(1), replies: 2 }]),
      thread: async () => ({ kind: 'ok', part: { messages: [first, seen(1), second], next: null } }),
    });
    expect(await texts(url)).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('stores the current text of an app’s message once per change, although Slack does not say when it changed', async () => {
    const { db, url } = await aRecordOf([1]);
    const now = (text: string) => {
      const message = { ...said(1), isBot: true, content: { text, files: [] } };
      return channelOf([{ ...seen(1), message }]);
    };
    for (const text of ['firing', 'acknowledged', 'acknowledged', 'resolved'])
      await syncStateOf(db, now(text));
    expect(await texts(url)).toEqual(['resolved']);
    expect(await ask(url, 'select text from message_revisions order by version')).toEqual([
      { text: 'line 1' },
      { text: 'firing' },
      { text: 'acknowledged' },
    ]);
  });

  it('keeps an edit that Slack’s history does not show yet', async () => {
    const { db, url } = await aRecordOf([1]);
    const message = { ...said(1), version: stamp(60), content: { text: 'edited', files: [] } };
    await storeMessageChange(db, { kind: 'edited', message, before: null }, at('14:12'));
    await syncStateOf(db, channelOf([seen(1)]));
    expect(await texts(url)).toEqual(['edited']);
  });

  it('accepts a page that Slack returns twice', async () => {
    const { db, url } = await aRecordOf([1]);
    const firing = { ...said(1), isBot: true };
    const page = channelOf([
      { ...seen(1), message: { ...firing, content: { text: 'resolved', files: [] } } },
    ]);
    const meanwhile: HistoryReader['page'] = async (...asked) => {
      await storeMessageChange(db, { kind: 'posted', message: firing }, at('14:31'));
      return page.page(...asked);
    };
    await syncStateOf(db, { ...page, page: meanwhile });
    expect(await texts(url)).toEqual(['resolved']);
  });

  it('leaves events alone that arrived after Slack’s response', async () => {
    const { db, url } = await aRecordOf([1]);
    const before = channelOf([{ ...seen(1), reactions: [{ name: 'pushpin', byIds: ['U2'], isCut: false }] }]);
    const meanwhile: HistoryReader['page'] = async (...asked) => {
      const answer = await before.page(...asked);
      const message = { ...said(1), version: stamp(60), content: { text: 'edited', files: [] } };
      await storeMessageChange(db, { kind: 'edited', message, before: null }, at('14:31'));
      for (const isOn of [true, false])
        await markMessage(
          { db, requestDelivery, clock: () => at('14:31') },
          pushpin({ isOn, at: 60 }),
          'trace',
        );
      return answer;
    };
    await syncStateOf(db, { ...before, page: meanwhile });
    expect(await texts(url)).toEqual(['edited']);
    expect(await ask(url, 'select is_on from marks')).toEqual([{ is_on: true }]);
    await syncStateOf(db, channelOf([seen(1)]), at('14:40'));
    expect(await ask(url, 'select is_on from marks')).toEqual([{ is_on: false }]);
  });

  it('keeps marks by people whom Slack did not list', async () => {
    const { db, url } = await aRecordOf([1]);
    await markMessage(
      { db, requestDelivery, clock: () => at('14:12') },
      pushpin({ isOn: true, at: 60 }),
      'trace',
    );
    await syncStateOf(
      db,
      channelOf([{ ...seen(1), reactions: [{ name: 'pushpin', byIds: [], isCut: true }] }]),
    );
    expect(await ask(url, 'select is_highlight from messages')).toEqual([{ is_highlight: true }]);
  });

  it.each(['rejected', 'failing'] as const)('continues without what it cannot read: %s', async (failure) => {
    const { db, url } = await aRecordOf([1, 3]);
    const none = async () =>
      failure === 'rejected'
        ? ({ kind: 'never', error: 'unknown_method' } as const)
        : ({ kind: 'later', afterMs: 0, failed: 'http 404' } as const);
    const listed = [{ ...seen(1), replies: 2 }, seen(4)];
    const history = { ...channelOf(listed), thread: none, exists: none, pins: none };
    await requestChannelSyncs(db, place.workspaceId, null);
    let caught = await caughtUp(db, history);
    for (let tries = 1; caught.kind === 'later' && tries < 100; tries += 1)
      caught = await caughtUp(db, history);
    expect(caught).toMatchObject({ kind: 'read' });
    expect(caught.kind === 'read' && caught.skipped.map((one) => one.split(':')[0])).toEqual([
      'thread',
      'lookup',
      'pins',
    ]);
    expect(await texts(url)).toEqual(['line 1', 'line 3', 'line 4']);
  });

  it('restarts a thread when Slack’s cursor has expired', async () => {
    const { db, url } = await aRecordOf([]);
    const asked: (string | null)[] = [];
    const thread: HistoryReader['thread'] = async (_incident, { next }) => {
      asked.push(next);
      const part = [2, 3].map((n) => seen(n, { threadTs: stamp(1) }));
      if (asked.length === 1) return { kind: 'ok', part: { messages: part.slice(0, 1), next: 'cursor' } };
      if (next === 'cursor') return { kind: 'never', error: 'invalid_cursor' };
      return { kind: 'ok', part: { messages: part, next: null } };
    };
    await syncStateOf(db, { ...channelOf([{ ...seen(1), replies: 2 }]), thread });
    expect(asked).toEqual([null, 'cursor', null]);
    expect(await texts(url)).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('gives up on the rest of a thread that Slack does not return, and keeps the first part', async () => {
    const { db, url } = await aRecordOf([]);
    const thread: HistoryReader['thread'] = async (_incident, { next }) =>
      next === null
        ? { kind: 'ok', part: { messages: [seen(2, { threadTs: stamp(1) })], next: 'cursor' } }
        : { kind: 'never', error: 'invalid_cursor' };
    await syncStateOf(db, {
      ...channelOf([
        { ...seen(1), replies: 2 },
        { ...seen(5), replies: 2 },
      ]),
      thread,
    });
    expect(await texts(url)).toEqual(['line 1', 'line 2', 'line 5']);
  });

  it('runs once more when requested during a failing sync', async () => {
    const { db, url } = await aRecordOf([]);
    let tries = 0;
    const thread: HistoryReader['thread'] = async () => {
      tries += 1;
      if (tries === 1) return { kind: 'later', afterMs: 0, failed: 'http 500' };
      if (tries === 2) await requestChannelSyncs(db, place.workspaceId, null);
      return { kind: 'ok', part: { messages: [], next: null } };
    };
    const history = { ...channelOf([{ ...seen(1), replies: 1 }]), thread };
    await requestChannelSyncs(db, place.workspaceId, null);
    expect((await caughtUp(db, history)).kind).toBe('later');
    expect((await caughtUp(db, history)).kind).toBe('read');
    expect((await caughtUp(db, channelOf([seen(1), seen(2)]))).kind).toBe('read');
    expect(await texts(url)).toEqual(['line 1', 'line 2']);
    expect((await caughtUp(db, history)).kind).toBe('not_claimed');
  });

  it('stops between two steps when the process ends, and the next process continues', async () => {
    const { db, url } = await aRecordOf([]);
    await requestChannelSyncs(db, place.workspaceId, null);
    const history = channelOf([seen(1)]);
    const reader = { history, botUserId: 'U0BOT', highlightEmoji: [], clock: () => at('14:30'), ownerId: 1 };
    let steps = 0;
    const left = await syncChannel(
      { ...reader, db, isEnding: () => steps++ > 0, onUnreadable: unexpected },
      anIncident(),
    );
    expect(left).toEqual({ kind: 'interrupted' });
    expect(await texts(url)).toEqual(['line 1']);
    const pages = { ...history, page: () => Promise.reject(new Error('The page is read already.')) };
    expect((await caughtUp(db, pages)).kind).toBe('read');
  });

  it('keeps the person who pinned when Slack’s list does not name one', async () => {
    const { db, url } = await aRecordOf([1]);
    const pin = { ...pushpin({ isOn: true, at: 60 }), kind: 'pin', name: '' } as const;
    await markMessage({ db, requestDelivery, clock: () => at('14:12') }, pin, 'trace');
    const pins: HistoryReader['pins'] = async () => ({
      kind: 'ok',
      part: [{ ts: stamp(1), kind: 'pin', name: '', byId: '' }],
    });
    await syncStateOf(db, { ...channelOf([seen(1)]), pins });
    expect(await ask(url, 'select by_id, is_on from marks')).toEqual([{ by_id: 'U2', is_on: true }]);
  });

  it('starts over when requested after a rejection', async () => {
    const { db, url } = await aRecordOf([]);
    const refusing = {
      ...channelOf([]),
      page: async () => ({ kind: 'never', error: 'missing_scope' }) as const,
    };
    await requestChannelSyncs(db, place.workspaceId, null);
    expect(await caughtUp(db, refusing)).toEqual({ kind: 'rejected', error: 'missing_scope' });
    await syncStateOf(db, channelOf([seen(1)]));
    expect(await texts(url)).toEqual(['line 1']);
  });

  it('shows a channel as being read from the moment that a sync is requested', async () => {
    const { db } = await aRecordOf([]);
    await requestChannelSyncs(db, place.workspaceId, null);
    expect(await findSyncState(db, anIncident())).toEqual({ kind: 'under_way', messages: 0 });
  });

  it('starts over when it cannot read its stored state', async () => {
    const { db, url } = await aRecordOf([]);
    await requestChannelSyncs(db, place.workspaceId, null);
    await db.run(`update channel_syncs set missed_since = null, state = '{"v":7,"kind":"dozing"}'`);
    const why: string[] = [];
    const deps = { db, clock: () => at('14:30'), ownerId: 1, botUserId: 'U0BOT', highlightEmoji: [] };
    const history = channelOf([seen(1)]);
    const ends = { isEnding: () => false, onUnreadable: (one: string) => why.push(one) };
    expect(await findSyncState(db, anIncident())).toEqual({ kind: 'under_way', messages: 0 });
    expect(await syncChannel({ ...deps, ...ends, history }, anIncident())).toMatchObject({ scope: 'full' });
    expect(why).toEqual(['unknown version 7']);
    expect(await texts(url)).toEqual(['line 1']);
  });

  it('removes marks that were removed later, even by a slow clock', async () => {
    const { db, url } = await aRecordOf([1]);
    const reactions = [{ name: 'pushpin', byIds: ['U2'], isCut: false }];
    await syncStateOf(db, channelOf([{ ...seen(1), reactions }]));
    expect(await ask(url, 'select is_highlight from messages')).toEqual([{ is_highlight: true }]);
    await markMessage(
      { db, requestDelivery, clock: () => at('14:35') },
      pushpin({ isOn: false, at: 60 }),
      'trace',
    );
    expect(await ask(url, 'select is_highlight from messages')).toEqual([{ is_highlight: false }]);
    await syncStateOf(db, channelOf([{ ...seen(1), reactions }]), at('14:40'));
    expect(await ask(url, 'select is_highlight from messages')).toEqual([{ is_highlight: true }]);
  });
});

describe('syncing a channel after a short gap', () => {
  /** Two threads, both stored: the first with replies 2 and 3, the second with reply 5. */
  async function twoThreads() {
    const { db, url } = await aRecordOf([1, 4]);
    const replies = [
      { ...said(2), threadTs: stamp(1) },
      { ...said(3), threadTs: stamp(1) },
      { ...said(5), threadTs: stamp(4) },
    ];
    await insertMessages(db, replies, at('14:10'));
    await storeWorkspace(db, place.workspaceId, 'https://example.slack.com/');
    const listened = (time: Date) =>
      db.run('update workspaces set listened_at = $1::timestamptz', [time.toISOString()]);
    const asked: string[] = [];
    const channel = (listed: ReadMessage[], replied: ReadMessage[] = []): HistoryReader => ({
      ...channelOf(listed),
      thread: async (_incident, { ts }) => {
        asked.push(ts);
        return { kind: 'ok', part: { messages: replied, next: null } };
      },
    });
    return { db, url, listened, asked, channel };
  }

  const first = { ...seen(1), replies: 2, latestReply: stamp(3) };
  const second = { ...seen(4), replies: 1, latestReply: stamp(5) };

  it('reads only the threads that changed', async () => {
    const { db, url, listened, asked, channel } = await twoThreads();
    await listened(at('16:00'));
    const more = { ...second, replies: 2, latestReply: stamp(7_300) };
    const replied = [5, 7_300].map((n) => seen(n, { threadTs: stamp(4) }));
    await syncStateOf(db, channel([first, more, seen(7_200)], replied), at('16:05'));
    expect(asked).toEqual([stamp(4)]);
    expect(await texts(url)).toEqual([1, 2, 3, 4, 5, 7_200, 7_300].map((n) => `line ${n}`));
  });

  it('deletes nothing of the threads that it does not read', async () => {
    const { db, url, listened, asked, channel } = await twoThreads();
    await listened(at('16:00'));
    await syncStateOf(
      db,
      { ...channel([first, second]), exists: async () => ({ kind: 'ok', part: false }) },
      at('16:05'),
    );
    expect(asked).toEqual([]);
    expect(await texts(url)).toEqual([1, 2, 3, 4, 5].map((n) => `line ${n}`));
  });

  it('reads all threads after more than an hour, and in an incident that is not known to be complete', async () => {
    const { db, listened, asked, channel } = await twoThreads();
    await listened(at('16:00'));
    await syncStateOf(db, channel([first, second]), at('17:01'));
    expect(asked).toEqual([stamp(4), stamp(1)]);
    await requestChannelSyncs(db, place.workspaceId, anIncident().number);
    await caughtUp(db, channel([first, second]), at('17:05'));
    expect(asked).toHaveLength(4);
  });

  it('reads everything a day later, once', async () => {
    const { db, listened, asked, channel } = await twoThreads();
    await listened(at('16:00'));
    await syncStateOf(db, channel([first, second]), at('16:05'));
    const [soon, nextDay] = [new Date('2026-11-24T16:04Z'), new Date('2026-11-24T16:06Z')];
    expect(await pendingChannelSyncs(db, soon)).toEqual([]);
    expect(await pendingChannelSyncs(db, nextDay)).toMatchObject([{ number: 42 }]);
    await caughtUp(db, channel([first, second]), nextDay);
    expect(asked).toEqual([stamp(4), stamp(1)]);
    expect(await pendingChannelSyncs(db, nextDay)).toEqual([]);
  });

  it('reads everything when the incident is resolved, once', async () => {
    const { db, listened, channel } = await twoThreads();
    await listened(at('16:00'));
    await syncStateOf(db, channel([first, second]), at('16:05'));
    const resolved = milestones({ declared: '14:02', resolved: '16:10' });
    await saveIncident(db, anIncident({ status: 'resolved', milestones: resolved }), at('16:10'));
    expect(await pendingChannelSyncs(db, at('16:10'))).toMatchObject([{ number: 42 }]);
    expect(await caughtUp(db, channel([first, second]), at('16:10'))).toMatchObject({ scope: 'full' });
    await listened(at('16:20'));
    await syncStateOf(db, channel([first, second]), at('16:25'));
    expect(await pendingChannelSyncs(db, at('16:25'))).toEqual([]);
  });
});

const unexpected = (why: string) => {
  throw new Error(`The stored state was unreadable: ${why}`);
};

const requestDelivery = () => {};

/** U2's 📌 on the first message, this many seconds after 14:00 by Slack's clock. */
function pushpin({ isOn, at: seconds }: { isOn: boolean; at: number }): ObservedMark {
  const mark = { kind: 'reaction', name: 'pushpin', byId: 'U2', note: null } as const;
  return { ...place, ...mark, ts: stamp(1), isOn, version: stamp(seconds) };
}

/** INC-42 with these messages, received in order. */
async function aRecordOf(lines: number[]) {
  const { db, url } = await anOpenDatabase(2);
  await insertIncident(db, anIncident(), at('14:00'));
  await insertMessages(db, lines.map(said), at('14:10'));
  return { db, url };
}

async function syncStateOf(db: Database, history: HistoryReader, when = at('14:30')): Promise<void> {
  await requestChannelSyncs(db, place.workspaceId, null);
  expect((await caughtUp(db, history, when)).kind).toBe('read');
}

function caughtUp(db: Database, history: HistoryReader, when = at('14:30')) {
  const reader = {
    history,
    botUserId: 'U0BOT',
    highlightEmoji: ['pushpin'],
    isEnding: () => false,
    onUnreadable: unexpected,
  };
  return syncChannel({ db, clock: () => when, ownerId: 1, ...reader }, anIncident());
}

/** A channel with one page and no threads or pins. */
function channelOf(messages: ReadMessage[], { isLimited = false } = {}): HistoryReader {
  const part: HistoryPage = { messages: messages.toReversed(), hasMore: false, isLimited };
  return {
    page: async () => ({ kind: 'ok', part }),
    thread: async () => ({ kind: 'ok', part: { messages: [], next: null } }),
    exists: async () => ({ kind: 'ok', part: true }),
    pins: async () => ({ kind: 'ok', part: [] }),
  };
}

function seen(n: number, { threadTs = null }: { threadTs?: string | null } = {}): ReadMessage {
  const message = { ...said(n), threadTs };
  return { message, ts: stamp(n), isGone: false, replies: 0, latestReply: null, reactions: [] };
}

function said(n: number) {
  const by = { threadTs: null, isBroadcast: false, authorId: 'U1', authorName: null, isBot: false };
  return { ...place, ...by, ts: stamp(n), version: stamp(n), content: { text: `line ${n}`, files: [] } };
}

async function texts(url: string): Promise<unknown[]> {
  return (await ask(url, 'select text from messages order by ts')).map(({ text }) => text);
}
