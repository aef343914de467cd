import { describe, expect, it } from 'vitest';
import { openChannel } from '../../../src/slack/perform/open-channel.js';
import type { SlackAnswer } from '../../../src/slack/web-api.js';
import { anIncident, at } from '../../support/an-incident.js';
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

const incident = anIncident({ channelId: null, title: 'Checkout is down' });
const name = 'inc-42-checkout-is-down';
const task = { incident, createdAt: at('14:02') };
const created = ok({ channel: { id: 'C7' } });
const opened = { kind: 'done', facts: { kind: 'channel', channelId: 'C7' } };
const taken = rejects('name_taken');

/** A channel that the bot created right after the effect was stored. */
const ours = { id: 'C7', name, creator: 'U0BOT', created: at('14:02').getTime() / 1_000 };
const listed = (channels: object[], cursor = '') =>
  ok({ channels, response_metadata: { next_cursor: cursor } });

describe('opening a channel', () => {
  it.each([
    ['is public, and named by the policy', {}, { name, is_private: false }],
    ['is private for a private incident', { isPrivate: true }, { name, is_private: true }],
    [
      'has a name that says that it is a drill',
      { kind: 'drill' as const },
      { name: `drill-${name}`, is_private: false },
    ],
  ])('%s', async (_title, more, args) => {
    const { context, calls } = scriptedSlack([created], { incident: { ...incident, ...more } });
    expect(await openChannel(context)).toEqual(opened);
    expect(calls).toEqual([{ method: 'conversations.create', args }]);
  });

  it.each<[string, SlackAnswer[], object]>([
    ['is retried as uncertain after a lost reply', [silence], lostReply],
    ['waits for the rate limit', [limited], waits],
    [
      'is rejected if the workspace does not allow it',
      [rejects('restricted_action')],
      rejectedWith('restricted_action'),
    ],
    ['is retried if a taken name cannot be looked up', [taken, silence], lostReply],
    [
      'is rejected if a taken name may not be looked up',
      [taken, rejects('missing_scope')],
      rejectedWith('missing_scope'),
    ],
    ['adopts the channel that a lost attempt of ours has created', [taken, listed([ours])], opened],
    [
      'adopts one of ours that is on a later page',
      [taken, listed([], 'more'), listed([{ ...ours, id: 'C8', name: 'general' }, ours])],
      opened,
    ],
  ])('%s', async (_title, answers, result) => {
    const { context, calls } = scriptedSlack(answers, task);
    expect(await openChannel(context)).toMatchObject(result);
    expect(calls).toHaveLength(answers.length);
  });

  it.each([
    ['is of somebody else', { creator: 'U2' }],
    ['names no creator', { creator: undefined }],
    ['is older than the incident', { created: at('13:59').getTime() / 1_000 }],
    ['has another name', { name: `${name}-2` }],
  ])('takes the next name if the channel with this name %s', async (_title, more) => {
    const { context, calls } = scriptedSlack([taken, listed([{ ...ours, ...more }]), created], task);
    expect(await openChannel(context)).toEqual(opened);
    expect(calls.at(-1)?.args).toMatchObject({ name: `${name}-2` });
  });

  it('looks for its channel among channels of the same visibility', async () => {
    const isPrivate = { ...task, incident: { ...incident, isPrivate: true } };
    const { context, calls } = scriptedSlack([taken, listed([ours])], isPrivate);
    await openChannel(context);
    expect(calls[1]).toMatchObject({ method: 'users.conversations', args: { types: 'private_channel' } });
  });

  it('is rejected once five names are taken', async () => {
    const { context, calls } = scriptedSlack(
      Array(5)
        .fill([taken, listed([])])
        .flat(),
      task,
    );
    expect(await openChannel(context)).toMatchObject(rejectedWith('name_taken'));
    expect(methodsIn(calls).filter((method) => method === 'conversations.create')).toHaveLength(5);
  });
});
