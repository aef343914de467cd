import { expect, it } from 'vitest';
import { dedupePost } from '../../../src/slack/perform/dedupe-post.js';
import type { SlackAnswer } from '../../../src/slack/web-api.js';
import { aRun } from '../../support/a-run.js';
import { at } from '../../support/an-incident.js';
import { everyEffect } from '../../support/every-effect.js';
import {
  limited,
  lostReply,
  ok,
  postOf,
  rejects,
  scriptedSlack,
  silence,
  waits,
} from '../../support/scripted-slack.js';

const key = 'earlier';
const effect = { ...everyEffect.dedupe_post, key, channelId: 'C9' };
const history = (...found: string[]) => ok({ messages: found.map((ts) => postOf(ts, key)) });
const done = { kind: 'done', facts: null };

it.each<[string, SlackAnswer[], object, string[]]>([
  ['deletes nothing where the post is there once', [history('7.1')], done, []],
  ['deletes nothing where there is none', [history()], done, []],
  ['deletes the later ones of several', [history('7.3', '7.1', '7.2'), ok(), ok()], done, ['7.2', '7.3']],
  [
    'deletes the next one if one is gone already',
    [history('7.1', '7.2', '7.3'), rejects('message_not_found'), ok()],
    done,
    ['7.2', '7.3'],
  ],
  ['is retried if Slack does not answer a deletion', [history('7.1', '7.2'), silence], lostReply, ['7.2']],
  ['waits for the rate limit', [limited], waits, []],
  ['is retried if Slack does not list the messages', [silence], lostReply, []],
  ['is done if the bot has left the channel', [rejects('not_in_channel')], done, []],
  ['is done if Slack rejects the search', [rejects('channel_not_found')], done, []],
])('a search for repeated posts %s', async (_title, answers, result, deleted) => {
  const { context, calls } = scriptedSlack(answers);
  expect(await dedupePost(context, effect)).toMatchObject(result);
  expect(calls[0]).toMatchObject({ method: 'conversations.history', args: { channel: 'C9' } });
  const deletions = calls.filter(({ method }) => method === 'chat.delete');
  expect(deletions.map(({ args }) => args.ts)).toEqual(deleted);
});

it('searches from a minute before the post, because clocks differ', async () => {
  const { context, calls } = scriptedSlack([history()]);
  await dedupePost(context, effect);
  expect(calls[0]?.args.oldest).toBe(String(at('14:01').getTime() / 1_000));
});

it('keeps the message of a runbook that is known, even if it is not the oldest', async () => {
  const { context, calls } = scriptedSlack([history('7.1', '7.2'), ok()], {
    runs: [aRun({ messageTs: '7.2' })],
  });
  expect(await dedupePost(context, effect)).toMatchObject(done);
  expect(calls.filter(({ method }) => method === 'chat.delete').map(({ args }) => args.ts)).toEqual(['7.1']);
});
