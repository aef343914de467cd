import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aPageConnection, type PageConnection } from '../support/page-connection.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;
let page: PageConnection;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
  page = await aPageConnection(sandbox.url);
});
beforeEach(() => {
  sandbox.reset();
  page.look({});
});
afterAll(async () => {
  page.close();
  await sandbox.close();
});

const types = (line: string, channel = 'C0PAYMENT3', thread?: string) =>
  page.act({ kind: 'types', line, channel, ...(thread ? { thread } : {}) });
const last = (channel = 'payments') => sandbox.channel(channel).messages.at(-1);

describe('Slack’s own commands in the page', () => {
  it('post a status, set the topic, and invite', async () => {
    await types('/me looks at the graphs');
    expect(last()).toMatchObject({ subtype: 'me_message', text: 'looks at the graphs' });
    await types('/topic Freeze until Monday');
    expect(sandbox.channel('payments').topic.value).toBe('Freeze until Monday');
    await types('/invite @mia lee');
    expect(sandbox.channel('payments').memberNames).toEqual(expect.arrayContaining(['mia', 'lee']));
  });

  it('rename, leave, join and archive', async () => {
    await types('/rename billing');
    expect(sandbox.channel('billing').id).toBe('C0PAYMENT3');
    await types('/leave');
    expect(sandbox.channel('billing').memberNames).not.toContain('dana');
    await types('/join #billing', 'C0GENERAL1');
    await types('/archive');
    expect(sandbox.channel('billing').isArchived).toBe(true);
  });

  it('never reach the app', async () => {
    await types('/shrug');
    expect(sandbox.deliveries.filter(({ kind }) => kind === 'command')).toEqual([]);
    expect(last()?.text).toBe('¯\\_(ツ)_/¯');
  });

  it('are refused with an explanation where Slack has none of them', async () => {
    expect((await types('/leave', 'C0GENERAL1')).failed).toContain('Nobody can leave #general');
    expect((await types('/rename Bad Name!')).failed).toContain('lowercase');
    expect((await types('/rename general')).failed).toContain('already');
    expect((await types('/invite @gone')).failed).toContain('deactivated');
    expect((await types('/invite')).failed).toContain('Who?');
    expect((await types(`/topic ${'x'.repeat(251)}`)).failed).toContain('250');
    const parent = await sandbox.person('dana').posts('hello', { in: 'payments' });
    expect((await types('/leave', 'C0PAYMENT3', parent.ts)).failed).toContain('not supported in threads');
  });
});

describe('who acts in the page', () => {
  it('is never a deactivated user or the app', async () => {
    page.look({ as: 'gone' });
    expect((await types('hello', 'C0GENERAL1')).failed).toContain('deactivated');
    page.look({ as: sandbox.botUserId });
    expect((await types('hello', 'C0GENERAL1')).failed).toContain('is a bot');
  });

  it('is named by handle or id, and told so; the first member stands in for somebody unknown', async () => {
    const viewer = async (as: string): Promise<string | undefined> => {
      page.look({ as });
      await page.act({ kind: 'opensHome' });
      return page.seen.viewer;
    };
    expect(await viewer('sam')).toBe('U0SAM00002');
    expect(await viewer('U0PRIYA003')).toBe('U0PRIYA003');
    expect(await viewer('somebody')).toBe('U0DANA0001');
  });
});

describe('a line that is too long', () => {
  it('is refused with an explanation, and nothing is posted', async () => {
    expect((await types('x'.repeat(40_001))).failed).toContain('too long');
    expect(last()).toBeUndefined();
  });
});

describe('what is unread', () => {
  const unreadOf = (channel: string) =>
    page.seen.sideBar?.channels.find(({ name }) => name === channel)?.unread;

  it('counts messages of others, but not joins and leaves', async () => {
    await sandbox.person('sam').posts('hello', { in: 'payments' });
    await sandbox.person('mia').joins('payments');
    await page.act({ kind: 'opensHome' });
    await sandbox.until(() => unreadOf('payments') === 1);
    await page.act({ kind: 'hasRead', channel: 'C0PAYMENT3', ts: last()?.ts ?? '' });
    await sandbox.until(() => unreadOf('payments') === 0);
  });
});
