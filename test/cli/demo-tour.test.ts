import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followUp } from '../../demo/tour/follow-up.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aClient } from '../sandbox/support/api.js';
import { manifest } from '../sandbox/support/manifest.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
});
afterAll(() => sandbox.close());

const scene = () => ({ channels: sandbox.channels(), ephemerals: [], deliveries: [] });
const step = (id: string) => followUp.steps.find((one) => one.id === id);

/** The bot posts something like a digest to one person; returns the channel. */
async function getsDigest(name: string): Promise<string> {
  const client = aClient(sandbox);
  const { channel } = await client.conversations.open({ users: sandbox.person(name).id });
  const text = 'Change when you get these: `/incident reminders`';
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text } }];
  await client.chat.postMessage({ channel: channel?.id ?? '', text, blocks });
  return channel?.id ?? '';
}

describe('the tour’s chapter about following up', () => {
  it('leads to Sam’s digest, even if Dana’s came first', async () => {
    await getsDigest('dana');
    expect(step('morning')?.isDone(scene())).toBe(false);
    expect(step('done')?.do?.channel?.(scene())).toBeUndefined();

    const sams = await getsDigest('sam');
    expect(step('morning')?.isDone(scene())).toBe(true);
    expect(step('done')?.do?.channel?.(scene())).toBe(sams);
  });
});
