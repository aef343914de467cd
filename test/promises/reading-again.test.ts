import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { wantCatchUps } from '../../src/db/queries/catch-ups.js';
import { insertIncident } from '../../src/db/queries/incidents.js';
import { insertNew } from '../../src/db/queries/messages.js';
import type { HistoryPage, ReadMessage } from '../../src/domain/timeline/catch-up.js';
import type { SeenMark } from '../../src/domain/timeline/seen-mark.js';
import { catchUp, type HistoryReader } from '../../src/workflows/record/catch-up.js';
import { markMessage } from '../../src/workflows/record/mark-message.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';

const place = { workspaceId: 'T1', channelId: 'C42' };
const stamp = (n: number) => `${1_795_442_400 + n}.000100`;

describe('a channel that is read again', () => {
  it('keeps what Slack did not list, unless Slack says that it stands no more', async () => {
    const { db, url } = await aRecordOf([1, 2, 3, 4, 5, 6]);
    const asked: string[] = [];
    await readingOf(db, {
      ...channelOf([2, 5].map((n) => seen(n))),
      stands: async (_incident, ts) => {
        asked.push(ts);
        return { kind: 'ok', part: ts !== stamp(4) };
      },
    });
    expect(asked).toEqual([3, 4, 6].map(stamp));
    expect(await texts(url)).toEqual(['line 1', 'line 2', 'line 3', '', 'line 5', 'line 6']);
  });

  it('asks after nothing where Slack hides messages of those who do not pay', async () => {
    const { db, url } = await aRecordOf([1, 2, 3]);
    await readingOf(db, {
      ...channelOf(
        [2].map((n) => seen(n)),
        { isLimited: true },
      ),
      stands: async () => ({ kind: 'ok', part: false }),
    });
    expect(await texts(url)).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('takes each reply of a thread, wherever its first message stands among them', async () => {
    const { db, url } = await aRecordOf([1]);
    const replies = [2, 3].map((n) => seen(n, { threadTs: stamp(1) }));
    const [first, second] = replies;
    if (!first || !second) throw new Error('There are two replies.');
    await readingOf(db, {
      ...channelOf([{ ...seen(1), replies: 2 }]),
      thread: async () => ({ kind: 'ok', part: { messages: [first, seen(1), second], next: null } }),
    });
    expect(await texts(url)).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('says what a message says now also where Slack does not say when it was changed, once', async () => {
    const { db, url } = await aRecordOf([1]);
    const now = { ...seen(1), message: { ...said(1), content: { text: 'line 1, mended', files: [] } } };
    await readingOf(db, channelOf([now]));
    await readingOf(db, channelOf([now]));
    expect(await texts(url)).toEqual(['line 1, mended']);
    expect(await ask(url, 'select text from message_revisions')).toEqual([{ text: 'line 1' }]);
  });

  it('has marks taken off that were taken off afterwards, though by a clock that is behind', async () => {
    const { db, url } = await aRecordOf([1]);
    const reactions = [{ name: 'pushpin', byId: 'U2' }];
    await readingOf(db, channelOf([{ ...seen(1), reactions }]));
    expect(await ask(url, 'select is_key from messages')).toEqual([{ is_key: true }]);
    const unmarked: SeenMark = {
      ...{ ...place, ts: stamp(1), kind: 'reaction', name: 'pushpin', byId: 'U2', isOn: false, note: null },
      version: stamp(60),
    };
    const queue = { wantDelivery: async () => {}, wake: () => {} };
    await markMessage({ db, queue, clock: () => at('14:30') }, unmarked, 'trace');
    expect(await ask(url, 'select is_key from messages')).toEqual([{ is_key: false }]);
    await readingOf(db, channelOf([{ ...seen(1), reactions }]));
    expect(await ask(url, 'select is_key from messages')).toEqual([{ is_key: true }]);
  });
});

/** INC-42 with these lines in its record, told as they were written. */
async function aRecordOf(lines: number[]) {
  const { db, url } = await anOpenDatabase(2);
  await insertIncident(db, anIncident(), at('14:00'));
  await insertNew(db, lines.map(said), at('14:10'));
  return { db, url };
}

async function readingOf(db: Database, history: HistoryReader): Promise<void> {
  await wantCatchUps(db, place.workspaceId, null);
  const reader = { history, botUserId: 'U0BOT', keyEmoji: ['pushpin'] };
  const caught = await catchUp({ db, clock: () => at('14:30'), holder: 1, ...reader }, anIncident());
  expect(caught.kind).toBe('read');
}

/** A channel of one page, without threads and pins. */
function channelOf(messages: ReadMessage[], { isLimited = false } = {}): HistoryReader {
  const part: HistoryPage = { messages: messages.toReversed(), hasMore: false, isLimited };
  return {
    page: async () => ({ kind: 'ok', part }),
    thread: async () => ({ kind: 'ok', part: { messages: [], next: null } }),
    stands: async () => ({ kind: 'ok', part: true }),
    pins: async () => ({ kind: 'ok', part: [] }),
  };
}

function seen(n: number, { threadTs = null }: { threadTs?: string | null } = {}): ReadMessage {
  const message = { ...said(n), threadTs };
  return { message, ts: stamp(n), isGone: false, replies: 0, reactions: [] };
}

function said(n: number) {
  const by = { threadTs: null, isBroadcast: false, authorId: 'U1', authorName: null, isBot: false };
  return { ...place, ...by, ts: stamp(n), version: stamp(n), content: { text: `line ${n}`, files: [] } };
}

async function texts(url: string): Promise<unknown[]> {
  return (await ask(url, 'select text from messages order by ts')).map(({ text }) => text);
}
