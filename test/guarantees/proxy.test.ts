import { describe, expect, it } from 'vitest';
import { openProxy } from '../../src/slack/proxy.js';
import { openWebApi } from '../../src/slack/web-api.js';
import { aBot } from '../support/a-bot.js';
import { aProxy } from '../support/a-proxy.js';

describe("behind a company's proxy", () => {
  it('everything to Slack goes through it: calls, the socket and answers', async () => {
    const proxy = await aProxy();
    const proxies = { https: '', http: proxy.url, except: '' };
    const { slack, delivered } = await aBot({ mode: 'socket', proxies });
    const at = new URL(slack.apiUrl).host;
    await slack.person('dana').types('/incident start Checkout is down');
    await delivered();
    expect(proxy.asked.length).toBeGreaterThanOrEqual(2);
    expect(new Set(proxy.asked)).toEqual(new Set([at]));
  });

  it('hosts in NO_PROXY are reached directly', async () => {
    const proxy = await aProxy();
    await aBot({ mode: 'socket', proxies: { https: '', http: proxy.url, except: 'localhost,127.0.0.1' } });
    expect(proxy.asked).toEqual([]);
  });

  it('its refusal is the reason that people read', async () => {
    const { url } = await aProxy({ status: 407 });
    const proxy = openProxy({ https: '', http: url, except: '' });
    const calls: (string | null)[] = [];
    const call = openWebApi({
      ...{ token: 'xoxb-1', workspaceId: 'T1', apiUrl: 'http://slack.invalid/api/', proxy, timeoutMs: 2_000 },
      onCall: ({ error }) => calls.push(error),
    });
    expect(await call('auth.test', {}, 'trace')).toEqual({ kind: 'silent', error: 'proxy_answered_407' });
    expect(calls).toEqual(['proxy_answered_407']);
    await proxy.destroy();
  });
});
