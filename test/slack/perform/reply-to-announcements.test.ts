import { describe, expect, it } from 'vitest';
import { replyToAnnouncements } from '../../../src/slack/perform/reply-to-announcements.js';
import type { SlackAnswer } from '../../../src/slack/web-api.js';
import { anIncident } from '../../support/an-incident.js';
import { everyEffect } from '../../support/every-effect.js';
import {
  limited,
  lostReply,
  methodsIn,
  ok,
  postOf,
  rejectedWith,
  rejects,
  scriptedSlack,
  silence,
} from '../../support/scripted-slack.js';

const effect = everyEffect.reply_to_announcements;
const announcements = [
  { channelId: 'C8', ts: '8.1' },
  { channelId: 'C9', ts: '9.1' },
];
const done = { kind: 'done', facts: null };

describe('a reply to the announcements', () => {
  it.each<[string, SlackAnswer[], object]>([
    ['is posted in the thread of each', [ok(), ok()], done],
    ['leaves out one whose thread is gone', [rejects('thread_not_found'), ok()], done],
    ['leaves out one whose channel is archived', [rejects('is_archived'), ok()], done],
    ['leaves out one whose channel the bot has left', [rejects('not_in_channel'), ok()], done],
    ['is retried as uncertain if one reply is lost, since the other is there', [silence, ok()], lostReply],
    [
      'is retried as uncertain if one is rate-limited, since the other is there',
      [ok(), limited],
      { kind: 'later', afterMs: 7_000, countsAsAttempt: false, isUncertain: true },
    ],
    [
      'is retried whatever else was rejected',
      [rejects('restricted_action'), silence],
      { kind: 'later', isUncertain: true },
    ],
    [
      'is rejected if one channel does not take it',
      [rejects('restricted_action'), ok()],
      rejectedWith('restricted_action'),
    ],
  ])('%s', async (_title, answers, result) => {
    const { context, calls } = scriptedSlack(answers, { announcements });
    expect(await replyToAnnouncements(context, effect)).toMatchObject(result);
    expect(calls.map(({ args }) => [args.channel, args.thread_ts])).toEqual([
      ['C8', '8.1'],
      ['C9', '9.1'],
    ]);
  });

  it.each<[string, SlackAnswer[], string[], object]>([
    [
      'is not repeated where a lost attempt has posted it',
      [ok({ messages: [postOf('8.2')] })],
      ['conversations.replies'],
      done,
    ],
    [
      'is posted where no attempt has posted it',
      [ok({ messages: [postOf('8.2', 'another')] }), ok()],
      ['conversations.replies', 'chat.postMessage'],
      done,
    ],
    [
      'is left out where Slack does not let it look: twice is worse than not at all',
      [rejects('not_in_channel')],
      ['conversations.replies'],
      done,
    ],
    ['waits until it can look', [silence], ['conversations.replies'], lostReply],
  ])('%s', async (_title, answers, methods, result) => {
    const { context, calls } = scriptedSlack(answers, {
      announcements: announcements.slice(0, 1),
      isUncertain: true,
    });
    expect(await replyToAnnouncements(context, effect)).toMatchObject(result);
    expect(methodsIn(calls)).toEqual(methods);
  });

  it('is posted nowhere once the incident is private', async () => {
    const { context, calls } = scriptedSlack([], {
      ...{ announcements, incident: anIncident({ channelId: 'C42', isPrivate: true }) },
    });
    expect(await replyToAnnouncements(context, effect)).toEqual(done);
    expect(calls).toEqual([]);
  });
});
