import { createServer } from 'node:http';
import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { manifest } from './support/manifest.js';
import { httpApp, socketApp, type TinyApp } from './support/tiny-app.js';

let sandbox: Sandbox;
const running: TinyApp[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  await sandbox.close();
});

const echo = (app: App): void => {
  app.command('/incident', ({ ack, command }) => ack(`You said: ${command.text}`));
  app.event('reaction_added', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.item.channel, text: `saw ${event.reaction}` });
  });
};

describe.each([
  ['HTTP', httpApp],
  ['Socket Mode', socketApp],
])('over %s', (_name, start) => {
  it('acknowledges a command and shows the person the answer', async () => {
    sandbox = await startSandbox({ manifest });
    running.push(await start(sandbox, echo));
    const answer = await sandbox.person('dana').types('/incident show @sam in #general', { in: 'payments' });
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('<@U0SAM00002|sam>') });
    expect(answer.ephemeral.map((one) => one.text)).toEqual([
      'You said: show <@U0SAM00002|sam> in <#C0GENERAL1|general>',
    ]);
    expect(sandbox.person('dana').reads('payments').at(-1)).toMatchObject({
      isEphemeral: true,
      from: 'firebreak',
    });
    expect(sandbox.person('sam').reads('payments')).toEqual([]);
  });

  it('sends events of channels that the app is in, and of no others', async () => {
    sandbox = await startSandbox({ manifest });
    running.push(await start(sandbox, echo));
    const dana = sandbox.person('dana');
    await dana.invites('payments', 'firebreak');
    await dana.reacts(await dana.posts('Look', { in: 'payments' }), 'eyes');
    await dana.reacts(await dana.posts('Look', { in: 'general' }), 'eyes');
    const said = await sandbox.until(() => sandbox.channel('payments').messages.find((one) => one.bot_id));
    expect(said.text).toBe('saw eyes');
    await sandbox.idle();
    expect(
      sandbox.deliveries.filter(
        (one) => one.payload.event && JSON.stringify(one.payload).includes('C0GENERAL1'),
      ),
    ).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });
});

describe('delivery', () => {
  it('tells the person when no app answers', async () => {
    sandbox = await startSandbox({ manifest });
    expect(await sandbox.person('dana').types('/incident')).toMatchObject({
      failed: 'dispatch_failed',
      status: 0,
    });
  });

  it('tells the person when the app does not acknowledge in time', async () => {
    sandbox = await startSandbox({ manifest, ackMs: 100 });
    running.push(
      await httpApp(sandbox, (app) =>
        app.command('/incident', () => new Promise((end) => setTimeout(end, 300))),
      ),
    );
    expect(await sandbox.person('dana').types('/incident')).toMatchObject({ failed: 'operation_timeout' });
    const line = { from: 'slackbot', text: '/incident failed with the error "operation_timeout"' };
    expect(sandbox.person('dana').reads('general')).toMatchObject([line]);
  });

  it('waits for an acknowledgement that is slow but in time', async () => {
    sandbox = await startSandbox({ manifest });
    running.push(
      await httpApp(sandbox, (app) =>
        app.command('/incident', async ({ ack }) => {
          await new Promise((end) => setTimeout(end, 400));
          await ack('at last');
        }),
      ),
    );
    expect(await sandbox.person('dana').types('/incident')).toMatchObject({ status: 200, text: 'at last' });
  });

  it('sends what a lost connection did not acknowledge to the next one', async () => {
    sandbox = await startSandbox({ manifest, retryScaleMs: [300, 300, 300] });
    running.push(await socketApp(sandbox, echo));
    const dana = sandbox.person('dana');
    await dana.invites('payments', 'firebreak');
    const message = await dana.posts('Look', { in: 'payments' });
    await sandbox.idle();
    sandbox.faults.dropSockets();
    await sandbox.until(() => sandbox.socketCount === 0);
    await dana.reacts(message, 'eyes');
    await sandbox.until(() => sandbox.channel('payments').messages.find((one) => one.text === 'saw eyes'));
    expect(sandbox.deliveries.filter((one) => one.retryNum > 0).length).toBeGreaterThan(0);
  });

  it('refuses commands that the manifest does not declare', async () => {
    sandbox = await startSandbox({ manifest });
    const answer = await sandbox.person('dana').types('/unknown');
    expect(answer.failed).toBe('/unknown is not a valid command.');
    expect(sandbox.deliveries).toEqual([]);
  });

  it('retries events that the app does not accept, with number and reason', async () => {
    sandbox = await startSandbox({ manifest, retryScaleMs: [5, 5, 5] });
    const headers: unknown[] = [];
    const server = createServer((request, response) => {
      headers.push([request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason']]);
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    sandbox.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
    await sandbox.person('dana').opensHome();
    await sandbox.until(() => headers.length === 4);
    await sandbox.idle();
    expect(headers).toEqual([[undefined, undefined], ...['1', '2', '3'].map((n) => [n, 'http_error'])]);
    expect(new Set(sandbox.deliveries.map((one) => one.payload.event_id)).size).toBe(1);
    await new Promise((resolve) => server.close(resolve));
  });

  it('spreads payloads over replicas in turn', async () => {
    sandbox = await startSandbox({ manifest });
    const ports: number[] = [];
    const servers = [0, 1].map(() =>
      createServer((request, response) => {
        ports.push(request.socket.localPort ?? 0);
        response.end();
      }),
    );
    for (const server of servers)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    sandbox.deliverTo(
      ...servers.map((server) => {
        const address = server.address();
        return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
      }),
    );
    for (let i = 0; i < 4; i += 1) await sandbox.person('dana').types('/incident');
    expect(new Set(ports).size).toBe(2);
    expect(ports[0]).toBe(ports[2]);
    for (const server of servers) await new Promise((resolve) => server.close(resolve));
  });

  it('delivers a payload as often as a fault says, and shows the person the first answer', async () => {
    sandbox = await startSandbox({ manifest });
    let seen = 0;
    running.push(
      await httpApp(sandbox, (app) => app.command('/incident', ({ ack }) => ack(`number ${++seen}`))),
    );
    const lift = sandbox.faults.duplicateDeliveries(3);
    await sandbox.person('dana').types('/incident');
    lift();
    expect(seen).toBe(3);
    expect(
      sandbox
        .person('dana')
        .reads('general')
        .filter((one) => one.isEphemeral),
    ).toHaveLength(1);
  });

  it('lets an app come back after its connection is refreshed', async () => {
    sandbox = await startSandbox({ manifest });
    running.push(await socketApp(sandbox, echo));
    sandbox.faults.disconnect('refresh_requested');
    await sandbox.until(() => sandbox.socketCount === 0);
    await sandbox.until(() => sandbox.socketCount === 1);
    expect(await sandbox.person('dana').types('/incident back')).toMatchObject({ text: 'You said: back' });
  });
});
