import { describe, expect, it } from 'vitest';
import { giveReceipt } from '../../../src/slack/perform/give-receipt.js';
import { said } from '../../support/sample-items.js';
import {
  limited,
  lostReply,
  ok,
  rejects,
  scriptedSlack,
  silence,
  waits,
} from '../../support/scripted-slack.js';

const done = { kind: 'done', facts: null };

describe('a receipt', () => {
  it.each([
    ['is shown to the person in the channel', said('the pool is empty'), undefined],
    ['is shown in the thread of a reply', said('it is', { threadTs: '7.1' }), '7.1'],
  ])('%s', async (_title, item, thread) => {
    const { context, calls } = scriptedSlack([ok()], { item });
    expect(await giveReceipt(context, 'U2')).toEqual(done);
    expect(calls).toMatchObject([{ method: 'chat.postEphemeral', args: { channel: 'C42', user: 'U2' } }]);
    expect(calls[0]?.args.thread_ts).toBe(thread);
  });

  it.each([
    ['the item is gone', null],
    ['the item was hidden meanwhile', said('the pool is empty', { isHighlight: false })],
  ])('is not shown if %s', async (_title, item) => {
    const { context, calls } = scriptedSlack([], { item });
    expect(await giveReceipt(context, 'U2')).toEqual(done);
    expect(calls).toEqual([]);
  });

  it.each([
    ['is dropped if the person is not in the channel', rejects('user_not_in_channel'), done],
    ['is retried after a lost reply', silence, lostReply],
    ['waits for the rate limit', limited, waits],
  ])('%s', async (_title, answer, result) => {
    const { context } = scriptedSlack([answer], { item: said('the pool is empty') });
    expect(await giveReceipt(context, 'U2')).toMatchObject(result);
  });
});
