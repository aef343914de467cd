import { describe, expect, it } from 'vitest';
import type { EffectKind } from '../../src/domain/effect.js';
import { mainMethod, perform } from '../../src/slack/perform.js';
import { anIncident } from '../support/an-incident.js';
import { everyEffect, everyKind } from '../support/every-effect.js';
import {
  limited,
  lostReply,
  ok,
  postOf,
  rejectedWith,
  rejects,
  scriptedSlack,
  silence,
  waits,
} from '../support/scripted-slack.js';

const done = { kind: 'done', facts: null };
const card = '1795442520.000100';

/** The effects of one call: which, and the errors that mean that nothing is left to do. */
const single: [kind: EffectKind, method: string, args: object, harmless: string | null][] = [
  ['pin_card', 'pins.add', { channel: 'C42', timestamp: card }, 'already_pinned'],
  [
    'set_topic',
    'conversations.setTopic',
    { channel: 'C42', topic: expect.stringContaining('Checkout is down') },
    'is_archived',
  ],
  [
    'add_bookmark',
    'bookmarks.add',
    { channel_id: 'C42', title: 'Runbook', type: 'link', link: 'https://example.com/runbook' },
    null,
  ],
  ['archive_channel', 'conversations.archive', { channel: 'C42' }, 'already_archived'],
  ['unarchive_channel', 'conversations.unarchive', { channel: 'C42' }, 'not_archived'],
];

describe.each(single)('%s', (kind, method, args, harmless) => {
  const effect = everyEffect[kind];
  it.each([
    [`calls ${method}`, ok(), done],
    ['is done where there is nothing left to do', harmless ? rejects(harmless) : ok(), done],
    ['is rejected with any other error', rejects('channel_not_found'), rejectedWith('channel_not_found')],
    ['is retried after a lost reply', silence, lostReply],
    ['waits for the rate limit', limited, waits],
  ])('%s', async (_title, answer, result) => {
    const { context, calls } = scriptedSlack([answer], { effect });
    expect(await perform(context)).toMatchObject(result);
    expect(calls).toEqual([{ method, args }]);
  });
});

describe.each(['welcome', 'broadcast'] as const)('%s', (kind) => {
  const effect = everyEffect[kind];
  /** Which message says what was done is stored. */
  const facts = kind === 'broadcast' ? { kind, occurredAt: '2026-11-23T14:10:00Z', ts: '7.1' } : null;
  const isDone = { ...done, facts };
  it.each([
    ['is posted', false, [ok({ ts: '7.1' })], { ...isDone, dedupe: null }],
    ['is not repeated', true, [ok({ messages: [postOf('7.1')] })], { ...isDone, dedupe: null }],
    [
      'is looked for later if a lost attempt may still arrive',
      true,
      [ok({ messages: [] }), ok({ ts: '7.1' })],
      { ...isDone, dedupe: { channelId: 'C42' } },
    ],
    ['is rejected with Slack’s error', false, [rejects('is_archived')], rejectedWith('is_archived')],
  ])('%s', async (_title, isUncertain, answers, result) => {
    const { context, calls } = scriptedSlack(answers, { effect, isUncertain });
    expect(await perform(context)).toMatchObject(result);
    expect(calls).toHaveLength(answers.length);
  });
});

it('pins nothing where there is no card', async () => {
  const { context, calls } = scriptedSlack([], {
    ...{ effect: everyEffect.pin_card, incident: anIncident({ cardTs: null }) },
  });
  expect(await perform(context)).toEqual(done);
  expect(calls).toEqual([]);
});

it('counts an answer without its fields as lost, since Slack may have done it', async () => {
  const { context } = scriptedSlack([ok()], { effect: everyEffect.broadcast });
  expect(await perform(context)).toMatchObject({
    ...{ kind: 'later', error: 'unreadable_answer', countsAsAttempt: true, isUncertain: true },
  });
});

it('does not count a fault of ours as an answer of Slack', async () => {
  const { context } = scriptedSlack([], { effect: everyEffect.broadcast });
  await expect(perform(context)).rejects.toThrow('There is no answer to chat.postMessage.');
});

it('names the rate-limited method of posts, cards and runbooks, and of nothing else', () => {
  const named = everyKind.flatMap((kind) => mainMethod(everyEffect[kind], card) ?? []);
  expect(named).toEqual(['chat.update', 'chat.postMessage', 'chat.update']);
  expect(mainMethod(everyEffect.refresh_card, null)).toBe('chat.postMessage');
});
