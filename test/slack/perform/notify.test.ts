import { describe, expect, it } from 'vitest';
import {
  answer,
  pointOutLookAlike,
  refreshStartModal,
  reportFailure,
} from '../../../src/slack/perform/notify.js';
import type { PerformContext } from '../../../src/slack/perform/perform-context.js';
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

const done = { kind: 'done', facts: null };

describe('the answer to a declaration', () => {
  it.each<[string, SlackAnswer, object]>([
    ['says where the channel is', ok(), done],
    ['is dropped if its address has expired', rejects('expired_url'), done],
    ['is retried after a lost reply', silence, lostReply],
    ['waits for the rate limit', limited, waits],
  ])('%s', async (_title, given, result) => {
    const { context, calls } = scriptedSlack([given]);
    expect(await answer(context, everyEffect.answer)).toMatchObject(result);
    expect(calls).toMatchObject([
      { method: 'response_url', args: { body: { text: expect.stringContaining('<#C42>') } } },
    ]);
  });
});

describe('the form of a declaration', () => {
  it.each<[string, SlackAnswer, object]>([
    ['is replaced with a link to the channel', ok(), done],
    ['is left alone if the person has closed it', rejects('not_found'), done],
    ['is left alone if it shows something newer', rejects('hash_conflict'), done],
    ['is rejected with any other error', rejects('invalid_arguments'), rejectedWith('invalid_arguments')],
    ['is replaced again after a lost reply', silence, lostReply],
    ['waits for the rate limit', limited, waits],
  ])('%s', async (_title, given, result) => {
    const { context, calls } = scriptedSlack([given]);
    expect(await refreshStartModal(context, everyEffect.refresh_start_modal)).toMatchObject(result);
    expect(calls).toMatchObject([{ method: 'views.update', args: { view_id: 'V1' } }]);
  });
});

describe.each<[string, (context: PerformContext) => Promise<object>]>([
  ['a look-alike', (context) => pointOutLookAlike(context, everyEffect.point_out_look_alike)],
  ['a failure', (context) => reportFailure(context, everyEffect.report_failure)],
])('a notice of %s', (_what, notify) => {
  it.each<[string, SlackAnswer[], object, string[]]>([
    ['is shown to the person in the channel', [ok()], done, ['chat.postEphemeral']],
    [
      'is a direct message if they are not in the channel',
      [rejects('user_not_in_channel'), ok()],
      done,
      ['chat.postEphemeral', 'chat.postMessage'],
    ],
    ['is not sent a second way while a reply is lost', [silence], lostReply, ['chat.postEphemeral']],
    ['waits for the rate limit', [limited], waits, ['chat.postEphemeral']],
    [
      'is rejected if no way is open',
      [rejects('user_not_in_channel'), rejects('user_disabled')],
      rejectedWith('user_disabled'),
      ['chat.postEphemeral', 'chat.postMessage'],
    ],
    [
      'is retried if the direct message is lost',
      [rejects('is_archived'), silence],
      lostReply,
      ['chat.postEphemeral', 'chat.postMessage'],
    ],
  ])('%s', async (_title, answers, result, methods) => {
    const { context, calls } = scriptedSlack(answers);
    expect(await notify(context)).toMatchObject(result);
    expect(methodsIn(calls)).toEqual(methods);
  });

  it('is a direct message where there is no channel', async () => {
    const { context, calls } = scriptedSlack([ok()], { incident: anIncident({ channelId: null }) });
    await notify(context);
    expect(calls).toMatchObject([{ method: 'chat.postMessage', args: { channel: 'U1' } }]);
  });
});
