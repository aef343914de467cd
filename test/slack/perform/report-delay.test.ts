import { describe, expect, it } from 'vitest';
import { reportDelay, reportPosted } from '../../../src/slack/perform/report-delay.js';
import type { SlackAnswer } from '../../../src/slack/web-api.js';
import { anIncident } from '../../support/an-incident.js';
import { everyEffect } from '../../support/every-effect.js';
import {
  limited,
  lostReply,
  methodsIn,
  ok,
  rejectedWith,
  rejects,
  scriptedSlack,
  silence,
  waits,
} from '../../support/scripted-slack.js';

const late = { awaited: { waiting: 1, posted: 0 } };
const posted = { awaited: { waiting: 0, posted: 1 } };
const no = rejects('user_not_in_channel');
const { report_delay: delay, report_posted: arrived } = everyEffect;

describe('a notice of a delay', () => {
  it.each<[string, SlackAnswer[], object, string[]]>([
    ['answers the command', [ok()], { kind: 'done', facts: { kind: 'notified' } }, ['response_url']],
    [
      'is shown in the channel if the command can no longer be answered',
      [no, ok()],
      { kind: 'done', facts: { kind: 'notified', effect: delay } },
      ['response_url', 'chat.postEphemeral'],
    ],
    [
      'is a direct message if the channel does not show it either',
      [silence, no, ok()],
      { kind: 'done', facts: { kind: 'notified' } },
      ['response_url', 'chat.postEphemeral', 'chat.postMessage'],
    ],
    [
      'is retried if the last way is silent',
      [no, no, silence],
      lostReply,
      ['response_url', 'chat.postEphemeral', 'chat.postMessage'],
    ],
    [
      'waits for the rate limit of the last way',
      [no, silence, limited],
      waits,
      ['response_url', 'chat.postEphemeral', 'chat.postMessage'],
    ],
    [
      'is rejected if the last way is closed',
      [silence, silence, rejects('messages_tab_disabled')],
      rejectedWith('messages_tab_disabled'),
      ['response_url', 'chat.postEphemeral', 'chat.postMessage'],
    ],
  ])('%s', async (_title, answers, result, methods) => {
    const { context, calls } = scriptedSlack(answers, late);
    expect(await reportDelay(context, delay)).toMatchObject(result);
    expect(methodsIn(calls)).toEqual(methods);
  });

  it('is a direct message where there is neither a command nor a channel', async () => {
    const { context, calls } = scriptedSlack([ok()], { ...late, incident: anIncident({ channelId: null }) });
    await reportDelay(context, { ...delay, answerUrl: null });
    expect(calls).toMatchObject([{ method: 'chat.postMessage', args: { channel: 'U1' } }]);
  });

  it('is not sent if everything is posted by now', async () => {
    const { context, calls } = scriptedSlack([], posted);
    expect(await reportDelay(context, delay)).toEqual({ kind: 'done', facts: null });
    expect(calls).toEqual([]);
  });
});

describe('a notice that a late post is there', () => {
  it.each<[string, { waiting: number; posted: number }, SlackAnswer[], object]>([
    [
      'waits while something is not posted, without counting an attempt',
      { waiting: 1, posted: 3 },
      [],
      { kind: 'later', error: 'not_posted', afterMs: 2_000, countsAsAttempt: false, isUncertain: false },
    ],
    ['is not sent if nothing was posted', { waiting: 0, posted: 0 }, [], { kind: 'done', facts: null }],
    [
      'is sent once everything is posted',
      posted.awaited,
      [ok()],
      { kind: 'done', facts: { kind: 'notified', effect: arrived } },
    ],
  ])('%s', async (_title, awaited, answers, result) => {
    const { context, calls } = scriptedSlack(answers, { awaited });
    expect(await reportPosted(context, arrived)).toEqual(result);
    expect(calls).toHaveLength(answers.length);
  });
});
