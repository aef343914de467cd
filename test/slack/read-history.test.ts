import { expect, it } from 'vitest';
import { readMessageExists, readPage, readPins, readThread } from '../../src/slack/read/read-history.js';
import type { CallSlack, SlackAnswer } from '../../src/slack/web-api.js';

const place = { workspaceId: 'T1', channelId: 'C42' };
const ts = '1795442521.000100';
const asked = { before: null, ts, next: null, trace: 't' };

const reads: Record<string, (call: CallSlack) => Promise<unknown>> = {
  'a page': (call) => readPage(call, place, asked),
  'a thread': (call) => readThread(call, place, asked),
  'whether a message stands': (call) => readMessageExists(call, place, asked),
  'the pins': (call) => readPins(call, place, 't'),
};

/** What no Slack says of a channel, though it says that all is well. */
const odd: Record<string, unknown>[] = [
  {},
  { messages: 7, items: 7 },
  { messages: null, items: null },
  { messages: 'none', items: 'none' },
  { messages: {}, items: {} },
  { messages: [7], items: [7] },
  { messages: [null], items: [null] },
  { messages: [{}], items: [{ message: {} }] },
  { messages: [{ ts: 7 }], items: [{ message: { ts: 7 } }] },
  { messages: [{ ts: '7' }], items: [{ message: { ts: '7' } }] },
  { messages: [{ ts }, { ts: 7 }], items: [{ message: { ts } }, { message: { ts: 7 } }] },
  { messages: [{ ts, reactions: 7 }], items: [{ message: 7 }] },
  {
    messages: [{ ts, subtype: 'tombstone', reply_count: 'two' }],
    items: [{ created_by: 7, message: { ts } }],
  },
  { messages: [], has_more: 'yes', items: 7 },
  { messages: [], response_metadata: { next_cursor: 7 }, items: 7 },
];

const cases = Object.keys(reads).flatMap((what) =>
  odd.map((data) => [what, JSON.stringify(data), data] as const),
);

it.each(cases)('concludes nothing of %s from %s', async (what, _shown, data) => {
  const answer = await reads[what]?.(
    async (): Promise<SlackAnswer> => ({ kind: 'ok', data: { ok: true, ...data } }),
  );
  expect(answer).toEqual({ kind: 'silent', error: 'unreadable_answer' });
});

it('passes over a message of another shape among those that it can read', async () => {
  const messages = [
    { ts, user: 'U1', text: 'p99 is 9 s' },
    { ts: '1795442520.000100', reactions: 7 },
  ];
  const answer = await readPage(async () => ({ kind: 'ok', data: { messages } }), place, asked);
  expect(answer).toMatchObject({ kind: 'ok', value: { messages: [{ ts, isGone: false }] } });
});
