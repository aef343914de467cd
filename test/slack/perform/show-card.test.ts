import { describe, expect, it } from 'vitest';
import { showCard } from '../../../src/slack/perform/show-card.js';
import type { SlackAnswer } from '../../../src/slack/web-api.js';
import { anIncident } from '../../support/an-incident.js';
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
  waits,
} from '../../support/scripted-slack.js';

const isNew = { incident: anIncident({ cardTs: null }) };
const posted = ok({ ts: '9.1' });
const isPosted = { kind: 'done', facts: { kind: 'card', ts: '9.1' }, dedupe: null };
const isEdited = { kind: 'done', facts: null };
type Row = [title: string, answers: SlackAnswer[], result: object, methods: string[]];

describe('the first card', () => {
  it.each<Row>([
    ['is posted, and remembered', [posted], isPosted, ['chat.postMessage']],
    ['is retried as uncertain after a lost reply', [silence], lostReply, ['chat.postMessage']],
    [
      'is rejected with Slack’s error',
      [rejects('is_archived')],
      rejectedWith('is_archived'),
      ['chat.postMessage'],
    ],
  ])('%s', async (_title, answers, result, methods) => {
    const { context, calls } = scriptedSlack(answers, isNew);
    expect(await showCard(context)).toMatchObject(result);
    expect(methodsIn(calls)).toEqual(methods);
  });

  it('is edited if a lost attempt has posted it', async () => {
    const { context, calls } = scriptedSlack([ok({ messages: [postOf('9.1')] }), ok()], {
      ...isNew,
      isUncertain: true,
    });
    expect(await showCard(context)).toEqual(isPosted);
    expect(methodsIn(calls)).toEqual(['conversations.history', 'chat.update']);
  });
});

describe('the card', () => {
  it.each<Row>([
    ['is edited in place', [ok()], isEdited, ['chat.update']],
    [
      'is posted again if it was deleted',
      [rejects('message_not_found'), posted],
      isPosted,
      ['chat.update', 'chat.postMessage'],
    ],
    ['stays as it is in an archived channel', [rejects('is_archived')], isEdited, ['chat.update']],
    ['waits for the rate limit', [limited], waits, ['chat.update']],
    ['is retried after a lost reply', [silence], lostReply, ['chat.update']],
    [
      'is rejected with Slack’s error',
      [rejects('msg_too_long')],
      rejectedWith('msg_too_long'),
      ['chat.update'],
    ],
  ])('%s', async (_title, answers, result, methods) => {
    const { context, calls } = scriptedSlack(answers);
    expect(await showCard(context)).toMatchObject(result);
    expect(methodsIn(calls)).toEqual(methods);
    expect(calls[0]?.args).toMatchObject({ channel: 'C42', ts: '1795442520.000100' });
  });
});
