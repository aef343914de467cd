import { describe, expect, it, vi } from 'vitest';
import { aProgram } from '../support/a-program.js';
import { builtProgram } from '../support/built-program.js';
import type { SocketAnswer } from '../support/slack-proxy.js';

const cli = await builtProgram();

const soon = { timeout: 30_000, interval: 250 };

describe('a socket that Slack rejects', () => {
  it('is requested again at the start, and the log names the token once', { timeout: 90_000 }, async () => {
    const { front, start } = await aProgram(cli, 'socket');
    front.answerWith({ error: 'invalid_auth' });
    const { lines, get, ready } = await start();
    await vi.waitFor(() => expect(front.asked).toBeGreaterThan(2), soon);
    const { status, body } = await get('/readyz');
    expect([status, JSON.parse(body).parts.socket]).toEqual([
      503,
      'Slack rejects SLACK_APP_TOKEN (invalid_auth)',
    ]);
    const told = lines.filter((line) => line.includes('SLACK_APP_TOKEN'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('connections:write');
    front.answerWith(null);
    await ready();
    expect((await get('/readyz')).status).toBe(200);
  });

  it('is requested again after a disconnect, whatever Slack answers', { timeout: 300_000 }, async () => {
    const { slack, front, start } = await aProgram(cli, 'socket');
    const { lives, ready, get } = await start();
    await ready();
    const answers: SocketAnswer[] = [
      ...['invalid_auth', 'account_inactive', 'too_many_websockets'].map((error) => ({ error })),
      { raw: '<html>Bad gateway</html>' },
      'breaks off',
    ];
    front.drop();
    for (const answer of answers) {
      front.answerWith(answer);
      const before = front.asked;
      await vi.waitFor(() => expect(front.asked).toBeGreaterThan(before), soon);
      await lives(JSON.stringify(answer));
    }
    const { status, body } = await get('/readyz');
    expect(status).toBe(503);
    expect(JSON.parse(body).parts.socket).toContain('not connected to Slack');
    front.answerWith(null);
    await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(200), soon);
    expect(slack.refusals).toEqual([]);
  });

  it('is open within half a minute after Slack is back, even if Slack did not respond at all', {
    timeout: 90_000,
  }, async () => {
    const { front, start } = await aProgram(cli, 'socket');
    const { ready, get } = await start();
    await ready();
    front.answerWith('hangs');
    front.drop();
    await vi.waitFor(() => expect(front.asked).toBeGreaterThan(3), { timeout: 60_000 });
    front.answerWith(null);
    await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(200), soon);
  });

  it('has no gap when Slack renews it', { timeout: 60_000 }, async () => {
    const { front, start } = await aProgram(cli, 'socket');
    const { ready } = await start();
    await ready();
    const [old] = front.sockets;
    old?.send('{"type":"disconnect","reason":"refresh_requested"}');
    await vi.waitFor(() => expect(front.sockets.size).toBe(2), soon);
    expect(front.sockets).toContain(old);
    await vi.waitFor(() => expect([...front.sockets]).not.toContain(old), soon);
    expect(front.sockets.size).toBe(1);
  });
});

describe("the bot's token", () => {
  it.each([
    ['invalid_auth', 'Set SLACK_BOT_TOKEN to the Bot User OAuth Token of this app'],
    ['account_inactive', 'Set SLACK_BOT_TOKEN to the Bot User OAuth Token of this app'],
  ])(
    'is asked for once, on one line, if Slack rejects it at the start (%s)',
    { timeout: 90_000 },
    async (error, remedy) => {
      const { slack, start } = await aProgram(cli, 'http');
      const lift = slack.faults.fail('auth.test', error, { times: Number.POSITIVE_INFINITY });
      const { lines, ready, get } = await start();
      await vi.waitFor(() => expect(of(lines, 'installation_failed').length).toBeGreaterThan(2), soon);
      const errors = of(lines, 'installation_failed').filter((line) => line.includes('"level":"error"'));
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain(remedy);
      expect(errors[0]?.length).toBeLessThan(300);
      expect((await get('/readyz')).status).toBe(503);
      lift();
      await ready();
      expect((await get('/readyz')).status).toBe(200);
    },
  );

  it('is named by /readyz only while Slack rejects it', { timeout: 90_000 }, async () => {
    const { slack, start } = await aProgram(cli, 'http');
    const { ready, get, lines } = await start();
    await ready();
    const slackPart = async () => {
      const { status, body } = await get('/readyz');
      return [status, JSON.parse(body).parts.slack];
    };
    for (const error of ['token_revoked', 'account_inactive']) {
      const lift = slack.faults.fail('*', error, { times: Number.POSITIVE_INFINITY });
      await slack.person('dana').types('/incident start sev2 Checkout is down');
      await vi.waitFor(
        async () => expect(await slackPart()).toEqual([503, `Slack rejects SLACK_BOT_TOKEN (${error})`]),
        soon,
      );
      lift();
      await vi.waitFor(async () => expect(await slackPart()).toEqual([200, 'ready']), soon);
    }
    expect(lines.filter((line) => line.includes('Set SLACK_BOT_TOKEN'))).toHaveLength(2);
  });
});

function of(lines: readonly string[], event: string): string[] {
  return lines.filter((line) => line.includes(`"msg":"${event}"`));
}
