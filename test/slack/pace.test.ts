import { expect, it } from 'vitest';
import { paced } from '../../src/slack/pace.js';
import type { CallSlack } from '../../src/slack/web-api.js';

const yes: CallSlack = async () => ({ kind: 'ok', data: {} });

it('is free for five messages in a channel at once, then for one a second', async () => {
  let now = 1_000_000;
  const { call, freeAt } = paced(yes, () => now);
  const isFree = (channel = 'C1') => freeAt('chat.postMessage', channel) <= now;
  const post = () => call('chat.postMessage', { channel: 'C1' }, 't');
  for (let count = 0; count < 5; count++) {
    expect(isFree()).toBe(true);
    await post();
  }
  expect(freeAt('chat.postMessage', 'C1')).toBe(now + 1_000);
  expect(isFree('C2')).toBe(true);
  now += 1_000;
  expect(isFree()).toBe(true);
  await post();
  expect(isFree()).toBe(false);
  now += 60_000;
  for (let count = 0; count < 5; count++) {
    expect(isFree()).toBe(true);
    await post();
  }
});

it('is always free for what Slack sets no pace for, and holds no call back', async () => {
  const { call, freeAt } = paced(yes, () => 0);
  for (let count = 0; count < 100; count++)
    expect(await call('chat.update', { channel: 'C1' }, 't')).toEqual({ kind: 'ok', data: {} });
  expect(freeAt('users.info', 'C1')).toBe(0);
});
