import { createServer } from 'node:http';
import type { WebClient } from '@slack/web-api';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { AppProcess, AppState } from '../../sandbox/control/app-process.js';
import type { ControlAct } from '../../sandbox/control/control-act.js';
import type { TourPlan } from '../../sandbox/control/tour.js';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aPageLine, type PageLine } from '../support/a-page-line.js';
import { aChannel, aClient, codeOf } from './support/api.js';
import { manifest } from './support/manifest.js';

const hourMs = 3_600_000;
const tour: TourPlan = {
  steps: [
    {
      id: 'say',
      title: 'Say something',
      words: 'Anything.',
      do: {
        as: 'sam',
        line: 'hello',
        channel: ({ channels }) => channels.find(({ isGeneral }) => isGeneral)?.id,
      },
      isDone: ({ channels }) => channels.some(({ messages }) => messages.length > 0),
    },
    {
      id: 'never',
      title: 'Cannot be judged',
      words: '…',
      isDone: () => {
        throw new Error('not yet');
      },
    },
  ],
  closing: 'That was it.',
};

async function open(
  options: SandboxOptions = {},
): Promise<{ sandbox: Sandbox; client: WebClient; page: PageLine }> {
  const sandbox = await startSandbox({ manifest, ackMs: 300, ...options });
  const page = await aPageLine(sandbox.url);
  onTestFinished(async () => {
    page.close();
    await sandbox.close();
  });
  return { sandbox, client: aClient(sandbox), page };
}

let made: { sandbox: Sandbox; client: WebClient; page: PageLine };
beforeEach(async () => {
  made = await open();
});
const rules = (act: ControlAct) => made.page.act({ kind: 'controls', act });
const aheadBy = (sandbox: Sandbox): number =>
  Number(sandbox.channel('general').messages.at(-1)?.ts) * 1_000 - Date.now();

describe('the clock of the control room', () => {
  it('moves the whole sandbox forwards, and a reset brings it back', async () => {
    const { sandbox, page } = made;
    expect(await rules({ does: 'jump', ms: hourMs })).toEqual({});
    await sandbox.person('dana').posts('later', { in: 'general' });
    expect(aheadBy(sandbox)).toBeGreaterThan(hourMs - 5_000);
    await sandbox.until(() => page.seen.control?.aheadMs === hourMs);
    await rules({ does: 'reset' });
    await sandbox.person('dana').posts('now', { in: 'general' });
    expect(aheadBy(sandbox)).toBeLessThan(5_000);
  });

  it('is kept with the workspace', async () => {
    await rules({ does: 'jump', ms: hourMs });
    const { sandbox } = await open();
    sandbox.restore(made.sandbox.snapshot());
    await sandbox.person('dana').posts('later', { in: 'general' });
    expect(aheadBy(sandbox)).toBeGreaterThan(hourMs - 5_000);
  });

  it('signs what goes over HTTP by the time that the app lives in', async () => {
    const stamps: number[] = [];
    const server = createServer((request, response) => {
      stamps.push(Number(request.headers['x-slack-request-timestamp']));
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    made.sandbox.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await rules({ does: 'jump', ms: hourMs });
    await made.sandbox.person('dana').types('/incident');
    expect(stamps[0]).toBeGreaterThan((Date.now() + hourMs) / 1_000 - 5);
  });

  it('does not go backwards', async () => {
    void rules({ does: 'jump', ms: -hourMs });
    await rules({ does: 'liftFaults' });
    expect(made.sandbox.snapshot().aheadMs).toBe(0);
  });
});

describe('a fault of the control room', () => {
  const post = (text = 'x') => codeOf(made.client.chat.postMessage({ channel: 'C0GENERAL1', text }));
  const fault = (name: Extract<ControlAct, { does: 'fault' }>['fault'], isOn = true) =>
    rules({ does: 'fault', fault: name, isOn });
  const isTold = (names: string[]) =>
    made.sandbox.until(
      () => JSON.stringify(made.page.seen.control?.faults.map(({ kind }) => kind)) === JSON.stringify(names),
    );

  it('slows every call down, by one measure at a time', async () => {
    await fault('slower');
    await fault('slow');
    await isTold(['slow']);
    const begun = performance.now();
    await post();
    expect(performance.now() - begun).toBeGreaterThan(990);
    expect(performance.now() - begun).toBeLessThan(2_500);
    await fault('slow', false);
    await post();
    expect(made.sandbox.calls.at(-1)?.ms).toBeLessThan(500);
    await isTold([]);
  });

  it('answers every call with 503 until it is lifted', async () => {
    await fault('outage');
    await isTold(['outage']);
    await post();
    await codeOf(made.client.auth.test());
    expect(made.sandbox.calls.map(({ status }) => status)).toEqual([503, 503]);
    await fault('outage', false);
    expect(await post()).toBe('ok');
  });

  it('limits every call, says for how long, and says when it lifts itself', async () => {
    await fault('rateLimit');
    const [seen] = (
      await made.sandbox.until(() => made.page.seen.control?.faults[0] && made.page.seen.control)
    ).faults;
    expect(seen?.until).toBeGreaterThan(Date.now() + 25_000);
    const answer = await fetch(`${made.sandbox.apiUrl}auth.test`, { method: 'POST' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(25);
    await fault('rateLimit', false);
    expect(await post()).toBe('ok');
  });

  it('brings every payload thrice', async () => {
    await fault('thrice');
    await made.page.act({ kind: 'types', line: '/incident', channel: 'C0GENERAL1' });
    expect(made.sandbox.deliveries.map(({ kind }) => kind)).toEqual(['command', 'command', 'command']);
    await fault('thrice', false);
    await made.page.act({ kind: 'types', line: '/incident', channel: 'C0GENERAL1' });
    expect(made.sandbox.deliveries).toHaveLength(4);
  });

  it('loses every other answer, of what was done', async () => {
    await fault('lostAnswers');
    expect([await post('a'), await post('b')]).toEqual([expect.stringContaining('failed'), 'ok']);
    expect(made.sandbox.channel('general').messages.map(({ text }) => text)).toEqual(['a', 'b']);
    const lines = await made.sandbox.until(() => made.page.log.length === 2 && made.page.log);
    expect(lines.map(({ verdict, error }) => [verdict, error])).toEqual([
      ['fault', 'answer_lost'],
      ['ok', undefined],
    ]);
    await fault('lostAnswers', false);
    expect(await post('c')).toBe('ok');
  });

  it('is lifted with all others, and by a reset', async () => {
    await fault('outage');
    await fault('thrice');
    await isTold(['outage', 'thrice']);
    await rules({ does: 'liftFaults' });
    await isTold([]);
    expect(await post()).toBe('ok');
    await fault('outage');
    await rules({ does: 'reset' });
    await isTold([]);
    expect(await post()).toBe('ok');
  });
});

describe('the app in the hands of the control room', () => {
  it('is started anew in the time that is jumped to; one that does not run stays so', async () => {
    const { app, told } = anApp();
    made.sandbox.control.attach(app);
    await rules({ does: 'start' });
    await rules({ does: 'jump', ms: hourMs });
    expect(told).toEqual(['start 0', 'stop', `start ${hourMs}`]);
    await rules({ does: 'kill' });
    await rules({ does: 'jump', ms: hourMs });
    expect(told.slice(3)).toEqual(['kill']);
    await rules({ does: 'start' });
    expect(told.at(-1)).toBe(`start ${2 * hourMs}`);
  });

  it('forgets everything at a reset, while it is stopped', async () => {
    const { app, told } = anApp();
    made.sandbox.control.attach(app);
    await rules({ does: 'start' });
    await made.sandbox.person('dana').posts('hello', { in: 'general' });
    await rules({ does: 'reset' });
    expect(told).toEqual(['start 0', 'stop', 'forget', 'start 0']);
    expect(made.sandbox.channel('general').messages).toEqual([]);
  });

  it('can be killed, and faults be lifted, while its start waits for Slack', async () => {
    const { app, told } = anApp({ isStuck: true });
    made.sandbox.control.attach(app);
    await rules({ does: 'fault', fault: 'outage', isOn: true });
    const started = rules({ does: 'start' });
    expect(await rules({ does: 'liftFaults' })).toEqual({});
    expect(await rules({ does: 'kill' })).toEqual({});
    expect(told).toEqual(['start 0', 'kill']);
    expect(await started).toEqual({ failed: 'killed' });
  });

  it('is not there where the sandbox was not given it', async () => {
    expect((await rules({ does: 'kill' })).failed).toMatch(/was not started by this sandbox/);
  });
});

describe('the log', () => {
  it('has a line for each call and payload, with what it is about and how it ended', async () => {
    const { sandbox, client, page } = made;
    const channel = await aChannel(client);
    await codeOf(client.chat.postMessage({ channel, text: 'hello' }));
    await codeOf(client.conversations.create({ name: 'inc-1' }));
    await codeOf(client.chat.postMessage({ channel: 'C0NOSUCH', text: 'hello' }));
    await codeOf(client.apiCall('chat.postMessage', { channel, text: 'x', blocks: 'no' }));
    await page.act({ kind: 'types', line: '/incident help', channel: 'C0GENERAL1' });
    const lines = await sandbox.until(() => page.log.find(({ name }) => name === 'command') && page.log);
    const told = lines
      .filter(({ name }) => /^(?:chat|conversations|command)/.test(name))
      .map(({ way, name, about, verdict, error }) =>
        `${way} ${name} ${about} ${verdict} ${error ?? ''}`.trim(),
      );
    expect(told).toEqual([
      'from-app conversations.create inc-1 ok',
      'from-app chat.postMessage #inc-1 · hello ok',
      'from-app conversations.create inc-1 refused name_taken',
      'from-app chat.postMessage C0NOSUCH · hello refused channel_not_found',
      'from-app chat.postMessage #inc-1 · x mistake invalid_blocks_format',
      'to-app command @dana · #general · /incident help mistake dispatch_failed',
    ]);
    expect(lines.find(({ verdict }) => verdict === 'mistake')?.why).toBeTruthy();
  });

  it('opens to what was asked and answered, without anything that opens something', async () => {
    const { sandbox, client, page } = made;
    await codeOf(aClient(sandbox, sandbox.appToken).apps.connections.open());
    await codeOf(client.chat.postMessage({ channel: 'C0GENERAL1', text: `my token is ${sandbox.botToken}` }));
    await page.act({ kind: 'types', line: '/incident help', channel: 'C0GENERAL1' });
    await sandbox.until(() => page.log.some(({ name }) => name === 'command'));
    const details = await Promise.all(
      page.log.map(({ key }) => page.act({ kind: 'looksInto', logKey: key })),
    );
    const told = JSON.stringify(details);
    expect(details.filter(({ logged }) => !logged)).toEqual([]);
    expect(told).toContain('/incident');
    expect(told).toContain('my token is (left out)');
    const { calls, deliveries } = sandbox;
    const secrets = [sandbox.botToken, sandbox.appToken, sandbox.signingSecret, 'sandbox-verification-token'];
    const triggers = deliveries.flatMap(({ payload }) => [payload.trigger_id, payload.response_url]);
    const tickets = calls.flatMap(({ response }) => /ticket=(\w+)/.exec(JSON.stringify(response))?.[1] ?? []);
    expect(triggers.filter(Boolean)).toHaveLength(2);
    expect(tickets).toHaveLength(1);
    for (const secret of [...secrets, ...triggers.filter(Boolean), ...tickets])
      expect(told).not.toContain(String(secret));
  });

  it('keeps the last calls and payloads, as many as it is told to', async () => {
    const { sandbox, client, page } = await open({ keepLast: 5 });
    for (let count = 1; count <= 8; count++) {
      await codeOf(client.chat.postMessage({ channel: 'C0GENERAL1', text: `number ${count}` }));
      await page.act({ kind: 'types', line: `/incident ${count}`, channel: 'C0GENERAL1' });
    }
    expect(sandbox.calls.map(({ args }) => args.text)).toEqual(
      [4, 5, 6, 7, 8].map((count) => `number ${count}`),
    );
    expect(sandbox.deliveries.map(({ payload }) => payload.text)).toEqual(['4', '5', '6', '7', '8']);
    expect((await page.act({ kind: 'looksInto', logKey: 'call-1' })).failed).toMatch(/no longer kept/);
  });

  it('is told only to those who look at it', async () => {
    const { sandbox, client, page } = made;
    page.look({ log: 0 });
    await codeOf(client.auth.test());
    await page.act({ kind: 'opensDirect' });
    expect(page.log).toEqual([]);
    page.look({ log: 10 });
    await sandbox.until(() => page.log.length > 0);
  });
});

describe('the tour', () => {
  it('ticks off what was done, for good, and tells where to do it', async () => {
    const { sandbox, page } = await open({ tour });
    const first = await sandbox.until(() => page.seen.tour?.steps[0]);
    expect(first).toMatchObject({ isDone: false, as: 'sam', line: 'hello', channel: 'C0GENERAL1' });
    await page.act({ kind: 'types', line: 'hello', channel: 'C0GENERAL1' });
    await sandbox.until(() => page.seen.tour?.steps[0]?.isDone);
    const [message] = sandbox.channel('general').messages;
    if (message) await sandbox.person('dana').deletes(message);
    await sandbox.idle(400);
    expect(page.seen.tour?.steps.map(({ isDone }) => isDone)).toEqual([true, false]);
  });

  it('keeps its ticks with the workspace, and begins anew at a reset', async () => {
    const { sandbox, page } = await open({ tour });
    await page.act({ kind: 'types', line: 'hello', channel: 'C0GENERAL1' });
    await sandbox.until(() => page.seen.tour?.steps[0]?.isDone);
    const next = await open({ tour });
    next.sandbox.restore({ ...sandbox.snapshot(), messages: {} });
    await next.sandbox.until(() => next.page.seen.tour?.steps[0]?.isDone);
    await next.page.act({ kind: 'controls', act: { does: 'reset' } });
    await next.sandbox.until(() => next.page.seen.tour?.steps[0]?.isDone === false);
  });
});

/** An app's process that notes what it is asked; a stuck one never gets ready. */
function anApp({ isStuck = false } = {}): { app: AppProcess; told: string[] } {
  const told: string[] = [];
  let state: AppState = 'stopped';
  let fail: ((error: Error) => void) | undefined;
  const app: AppProcess = {
    state: () => state,
    lastLines: () => ['hello'],
    async start({ aheadMs }) {
      told.push(`start ${aheadMs}`);
      state = isStuck ? 'starting' : 'running';
      if (isStuck) await new Promise((_resolve, reject) => (fail = reject));
    },
    async stop() {
      told.push('stop');
      state = 'stopped';
    },
    async kill() {
      told.push('kill');
      state = 'ended';
      fail?.(new Error('killed'));
    },
    async forget() {
      told.push('forget');
    },
    onChange: () => () => {},
  };
  return { app, told };
}
