import { createServer } from 'node:http';
import type { WebClient } from '@slack/web-api';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { AppProcess, AppState } from '../../sandbox/control/app-process.js';
import type { ControlAct } from '../../sandbox/control/control-act.js';
import type { TourChapter, TourPlan } from '../../sandbox/control/tour.js';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aPageConnection, type PageConnection } from '../support/page-connection.js';
import { aChannel, aClient, codeOf } from './support/api.js';
import { manifest } from './support/manifest.js';

const hourMs = 3_600_000;
const chapter: TourChapter = {
  id: 'first',
  title: 'First',
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
};
const tour: TourPlan = { chapters: [chapter], closing: 'That was it.' };

async function open(
  options: SandboxOptions = {},
): Promise<{ sandbox: Sandbox; client: WebClient; page: PageConnection }> {
  const sandbox = await startSandbox({ manifest, ackMs: 300, ...options });
  const page = await aPageConnection(sandbox.url);
  onTestFinished(async () => {
    page.close();
    await sandbox.close();
  });
  return { sandbox, client: aClient(sandbox), page };
}

let made: { sandbox: Sandbox; client: WebClient; page: PageConnection };
beforeEach(async () => {
  made = await open();
});
const stepsOf = (page: PageConnection) => page.seen.tour?.chapters.flatMap(({ steps }) => steps) ?? [];
const rules = (act: ControlAct) => made.page.act({ kind: 'controls', act });
const aheadBy = (sandbox: Sandbox): number =>
  Number(sandbox.channel('general').messages.at(-1)?.ts) * 1_000 - Date.now();

describe('the clock of the control room', () => {
  it('moves the whole sandbox forward, and a reset brings it back', async () => {
    const { sandbox, page } = made;
    expect(await rules({ does: 'jump', ms: hourMs })).toEqual({});
    await sandbox.person('dana').posts('later', { in: 'general' });
    expect(aheadBy(sandbox)).toBeGreaterThan(hourMs - 5_000);
    await sandbox.until(() => page.seen.control?.aheadMs === hourMs);
    await rules({ does: 'reset' });
    await sandbox.person('dana').posts('now', { in: 'general' });
    expect(aheadBy(sandbox)).toBeLessThan(5_000);
  });

  it('is saved with the workspace', async () => {
    await rules({ does: 'jump', ms: hourMs });
    const { sandbox } = await open();
    sandbox.restore(made.sandbox.snapshot());
    await sandbox.person('dana').posts('later', { in: 'general' });
    expect(aheadBy(sandbox)).toBeGreaterThan(hourMs - 5_000);
  });

  it('signs HTTP payloads with the app’s time', async () => {
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

  it('does not go backward', async () => {
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

  it('slows every call down, with one delay at a time', async () => {
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

  it('answers every call with 503 until turned off', async () => {
    await fault('outage');
    await isTold(['outage']);
    await post();
    await codeOf(made.client.auth.test());
    expect(made.sandbox.calls.map(({ status }) => status)).toEqual([503, 503]);
    await fault('outage', false);
    expect(await post()).toBe('ok');
  });

  it('limits every call, says for how long, and shows when it ends', async () => {
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

  it('delivers every payload three times', async () => {
    await fault('triple');
    await made.page.act({ kind: 'types', line: '/incident', channel: 'C0GENERAL1' });
    expect(made.sandbox.deliveries.map(({ kind }) => kind)).toEqual(['command', 'command', 'command']);
    await fault('triple', false);
    await made.page.act({ kind: 'types', line: '/incident', channel: 'C0GENERAL1' });
    expect(made.sandbox.deliveries).toHaveLength(4);
  });

  it('loses every other reply of completed calls', async () => {
    await fault('lostReplies');
    expect([await post('a'), await post('b')]).toEqual([expect.stringContaining('failed'), 'ok']);
    expect(made.sandbox.channel('general').messages.map(({ text }) => text)).toEqual(['a', 'b']);
    const lines = await made.sandbox.until(() => made.page.log.length === 2 && made.page.log);
    expect(lines.map(({ verdict, error }) => [verdict, error])).toEqual([
      ['fault', 'reply_lost'],
      ['ok', undefined],
    ]);
    await fault('lostReplies', false);
    expect(await post('c')).toBe('ok');
  });

  it('is turned off with all others, and by a reset', async () => {
    await fault('outage');
    await fault('triple');
    await isTold(['outage', 'triple']);
    await rules({ does: 'liftFaults' });
    await isTold([]);
    expect(await post()).toBe('ok');
    await fault('outage');
    await rules({ does: 'reset' });
    await isTold([]);
    expect(await post()).toBe('ok');
  });
});

describe('the control room’s app', () => {
  it('restarts at the new time after a jump, and stays stopped if it was', async () => {
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

  it('loses its data at a reset, while stopped', async () => {
    const { app, told } = anApp();
    made.sandbox.control.attach(app);
    await rules({ does: 'start' });
    await made.sandbox.person('dana').posts('hello', { in: 'general' });
    await rules({ does: 'reset' });
    expect(told).toEqual(['start 0', 'stop', 'forget', 'start 0']);
    expect(made.sandbox.channel('general').messages).toEqual([]);
  });

  it('can be killed, and faults turned off, while its start waits for Slack', async () => {
    const { app, told } = anApp({ isStuck: true });
    made.sandbox.control.attach(app);
    await rules({ does: 'fault', fault: 'outage', isOn: true });
    const started = rules({ does: 'start' });
    expect(await rules({ does: 'liftFaults' })).toEqual({});
    expect(await rules({ does: 'kill' })).toEqual({});
    expect(told).toEqual(['start 0', 'kill']);
    expect(await started).toEqual({ failed: 'killed' });
  });

  it('is missing when the sandbox has none', async () => {
    expect((await rules({ does: 'kill' })).failed).toMatch(/did not start the app/);
  });
});

describe('the log', () => {
  it('has a line for each call and payload, with subject and result', async () => {
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

  it('shows request and response without secrets', async () => {
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

  it('stores the configured number of calls and payloads', async () => {
    const { sandbox, client, page } = await open({ keepLast: 5 });
    for (let count = 1; count <= 8; count++) {
      await codeOf(client.chat.postMessage({ channel: 'C0GENERAL1', text: `number ${count}` }));
      await page.act({ kind: 'types', line: `/incident ${count}`, channel: 'C0GENERAL1' });
    }
    expect(sandbox.calls.map(({ args }) => args.text)).toEqual(
      [4, 5, 6, 7, 8].map((count) => `number ${count}`),
    );
    expect(sandbox.deliveries.map(({ payload }) => payload.text)).toEqual(['4', '5', '6', '7', '8']);
    expect((await page.act({ kind: 'looksInto', logKey: 'call-1' })).failed).toMatch(/no longer stored/);
  });

  it('is sent only to pages that show it', async () => {
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
  it('marks finished steps permanently, and shows where to do the others', async () => {
    const { sandbox, page } = await open({ tour });
    const first = await sandbox.until(() => stepsOf(page)[0]);
    expect(first).toMatchObject({ isDone: false, as: 'sam', line: 'hello', channel: 'C0GENERAL1' });
    await page.act({ kind: 'types', line: 'hello', channel: 'C0GENERAL1' });
    await sandbox.until(() => stepsOf(page)[0]?.isDone);
    const [message] = sandbox.channel('general').messages;
    if (message) await sandbox.person('dana').deletes(message);
    await sandbox.idle(400);
    expect(stepsOf(page).map(({ isDone }) => isDone)).toEqual([true, false]);
  });

  it('saves its progress with the workspace, and starts over at a reset', async () => {
    const { sandbox, page } = await open({ tour });
    await page.act({ kind: 'types', line: 'hello', channel: 'C0GENERAL1' });
    await sandbox.until(() => stepsOf(page)[0]?.isDone);
    const next = await open({ tour });
    next.sandbox.restore({ ...sandbox.snapshot(), messages: {} });
    await next.sandbox.until(() => stepsOf(next.page)[0]?.isDone);
    await next.page.act({ kind: 'controls', act: { does: 'reset' } });
    await next.sandbox.until(() => stepsOf(next.page)[0]?.isDone === false);
  });

  it('does what a chapter needs when it is started without the ones before', async () => {
    const second: TourChapter = {
      ...{
        id: 'second',
        title: 'Second',
        steps: [{ ...chapter.steps[0], id: 'later', isDone: () => false }],
      },
      needs: {
        words: 'Sam says hello first.',
        isMet: ({ channels }) => channels.some(({ messages }) => messages.length > 0),
        provide: async (cast) => void (await cast.person('sam').posts('hello', { in: 'general' })),
      },
    } as TourChapter;
    const { sandbox, page } = await open({ tour: { ...tour, chapters: [chapter, second] } });
    const missing = () => page.seen.tour?.chapters.map((one) => one.missing);
    await sandbox.until(() => missing()?.[1] === 'Sam says hello first.');
    expect(missing()?.[0]).toBeUndefined();
    expect(await page.act({ kind: 'preparesChapter', chapter: 'second' })).toEqual({});
    await sandbox.until(() => missing()?.every((one) => one === undefined));
    expect(sandbox.channel('general').messages).toMatchObject([{ text: 'hello' }]);
    expect(await page.act({ kind: 'preparesChapter', chapter: 'first' })).toEqual({});
  });
});

/** A fake app process that records its calls; a stuck one never becomes ready. */
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
