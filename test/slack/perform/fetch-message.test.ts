import { expect, it } from 'vitest';
import { fetchMessage } from '../../../src/slack/perform/fetch-message.js';
import type { SlackAnswer } from '../../../src/slack/web-api.js';
import {
  limited,
  lostReply,
  ok,
  rejectedWith,
  rejects,
  scriptedSlack,
  silence,
  waits,
} from '../../support/scripted-slack.js';

const ts = '1795442530.000200';
const message = (more = {}) => ({ type: 'message', ts, user: 'U2', text: 'the pool is empty', ...more });
const found = (...messages: object[]) => ok({ messages });
const nothing = { kind: 'done', facts: null };

it.each<[string, SlackAnswer, object]>([
  [
    'stores the message',
    found(message()),
    { kind: 'done', facts: { kind: 'message', message: { ts, authorId: 'U2', channelId: 'C42' } } },
  ],
  [
    'takes a reply, not the start of its thread',
    found(message({ ts: '1795442500.000100' }), message({ thread_ts: '1795442500.000100' })),
    { kind: 'done', facts: { message: { ts, threadTs: '1795442500.000100' } } },
  ],
  ['stores no other message in its place', found(message({ ts: '1795442500.000100' })), nothing],
  ['stores nothing where there is none', found(), nothing],
  ['stores nothing that it cannot read', found({ ts: 7 }), nothing],
  ['stores none of Firebreak’s own messages', found(message({ user: 'U0BOT' })), nothing],
  ['is done if the thread is gone', rejects('thread_not_found'), nothing],
  ['is rejected with any other error', rejects('channel_not_found'), rejectedWith('channel_not_found')],
  ['waits for the rate limit', limited, waits],
  ['is retried after a lost reply', silence, lostReply],
])('fetching a marked message %s', async (_title, answer, result) => {
  const { context, calls } = scriptedSlack([answer]);
  expect(await fetchMessage(context, ts)).toMatchObject(result);
  expect(calls).toMatchObject([{ method: 'conversations.replies', args: { channel: 'C42', oldest: ts } }]);
});
