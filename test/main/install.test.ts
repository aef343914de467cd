import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Log } from '../../src/log.js';
import { install } from '../../src/main/slack/install.js';
import { openProxy } from '../../src/slack/proxy.js';
import { freePort } from '../support/free-port.js';

/** The first error of an installation that starts while Slack, or the proxy before it, doesn't answer. */
async function firstError(proxyUrl: string | null): Promise<Record<string, unknown>> {
  const apiUrl = `http://127.0.0.1:${await freePort()}/api/`;
  const proxy = proxyUrl === null ? null : openProxy({ https: proxyUrl, http: proxyUrl, except: '' });
  const lines: Record<string, unknown>[] = [];
  const ending = new AbortController();
  const log: Log = {
    ...{ debug: () => {}, info: () => {}, warn: () => {}, with: () => log },
    error: (event, details) => lines.push({ event, ...details }),
  };
  const installed = install(
    { botToken: 'xoxb-1', apiUrl },
    { timeoutMs: 1_000, proxy, onCall: () => {}, log, now: () => 0, signal: ending.signal },
  );
  while (lines.length === 0) await pause(10);
  ending.abort();
  expect(await installed).toBeNull();
  await proxy?.destroy();
  return lines[0] ?? {};
}

it('says what to do if Slack does not answer when the server starts', async () => {
  expect(await firstError(null)).toEqual({
    event: 'installation_failed',
    why: 'econnrefused',
    remedy: expect.stringMatching(/^Check that this machine reaches slack.com on port 443/),
  });
});

it('blames the proxy if it is the proxy that does not answer', async () => {
  expect(await firstError(`http://127.0.0.1:${await freePort()}`)).toEqual({
    event: 'installation_failed',
    why: 'econnrefused',
    remedy: expect.stringMatching(/^Check that this machine reaches the proxy in HTTPS_PROXY/),
  });
});
