import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiCall } from '../../sandbox/web-api/api-call.js';
import { ask } from './conformance/ask.js';
import { modal, openStage, type Scene, type Stage, setScene } from './conformance/scene.js';
import { type ScriptedApp, scriptedApp } from './support/scripted-app.js';

let stage: Stage;
let first: Scene;
let app: ScriptedApp;

beforeAll(async () => {
  stage = await openStage();
  first = await setScene(stage);
  app = await scriptedApp();
});
beforeEach(() => {
  first.again();
  stage.sandbox.deliverTo(app.url);
  app.answers(() => ({ status: 200 }));
});
afterAll(async () => {
  await stage.sandbox.close();
  await app.stop();
});

const text = (length: number) => 'x'.repeat(length);
const section = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };
const many = (count: number) => Array.from({ length: count }, () => section);
const lastCall = (): ApiCall | undefined => stage.sandbox.calls.at(-1);

describe('a submitted modal', () => {
  it.each([
    ['text', 'fine', /^The response body is "fine"/],
    ['a list', [], /^The response body is \[\]/],
    [
      'an action that Slack does not know',
      { response_action: 'explode' },
      /"explode" given; Slack accepts errors, update/,
    ],
    [
      'errors for an input that is not there',
      { response_action: 'errors', errors: { nope: 'x' } },
      /"nope" is not an input/,
    ],
    [
      'a view that Slack would not open',
      { response_action: 'update', view: { ...modal, blocks: many(101) } },
      /view\.blocks: 101 given/,
    ],
  ])('stays open if it is answered with %s, and the log says why', async (_what, body, why) => {
    const dana = stage.sandbox.person('dana');
    app.answers(() => ({ status: 200, body }));
    const answer = await dana.submits({ Title: 'x' });
    expect(answer.failed).toMatch(/trouble connecting/);
    expect(dana.modal()?.callback_id).toBe(modal.callback_id);
    expect(lastCall()).toMatchObject({ method: 'ack of view_submission', why: expect.stringMatching(why) });
    expect(stage.sandbox.refusals).toHaveLength(1);
  });
});

describe('the options of an external menu', () => {
  it('are validated like those of any menu', async () => {
    const menu = { type: 'external_select', action_id: 'menu', min_query_length: 0 };
    const blocks = [{ type: 'actions', elements: [menu] }];
    await first.client.apiCall('chat.postMessage', { channel: first.channel, text: 'x', blocks });
    app.answers(() => ({
      status: 200,
      body: { options: [{ text: { type: 'plain_text', text: text(76) }, value: 'a' }] },
    }));
    const card = stage.sandbox.channel('inc-1').messages.at(-1);
    if (!card) throw new Error('The card is missing.');
    await stage.sandbox.person('dana').clicks(card, { action_id: 'menu' }, text(76));
    expect(stage.sandbox.refusals.map((one) => [one.error, one.why])).toEqual([
      ['invalid_options', 'options[0].text.text: 76 characters given; Slack allows at most 75'],
    ]);
  });
});

describe('a response_url', () => {
  const post = (url: string, body: string) => fetch(url, { method: 'POST', body }).then((one) => one.status);
  const urlOf = async (): Promise<string> => {
    await stage.sandbox.person('dana').types('/any');
    return String(stage.sandbox.deliveries.at(-1)?.payload.response_url);
  };

  it('refuses an invalid message', async () => {
    expect(await post(await urlOf(), 'nonsense')).toBe(400);
    expect(lastCall()).toMatchObject({ error: 'invalid_payload', why: 'The body is not a JSON object' });
  });

  it('cannot be used more than five times', async () => {
    const url = await urlOf();
    for (let use = 1; use <= 5; use += 1) expect(await post(url, '{"text":"x"}')).toBe(200);
    expect(await post(url, '{"text":"x"}')).toBe(404);
    expect(lastCall()).toMatchObject({
      error: 'used_url',
      why: 'The response_url was used 5 times; Slack allows 5',
    });
  });

  it('expires after half an hour', async () => {
    const url = await urlOf();
    first.later(31 * 60_000);
    expect(await post(url, '{"text":"x"}')).toBe(404);
    expect(lastCall()?.why).toBe('The response_url was made 31 minutes ago; it expires after 30');
  });
});

describe('the log of a payload', () => {
  const typed = async () => {
    await stage.sandbox.person('dana').types('/any');
    return stage.sandbox.deliveries.at(-1);
  };

  it('names an HTTP error', async () => {
    app.answers(() => ({ status: 500, body: 'out of memory' }));
    expect(await typed()).toMatchObject({
      failed: 'dispatch_failed',
      why: 'The app answered HTTP 500 instead of 200: out of memory',
    });
  });

  it('says that no acknowledgment came in time', async () => {
    app.answers(() => undefined);
    expect(await typed()).toMatchObject({
      failed: 'operation_timeout',
      why: 'No acknowledgement within 0.4 s',
    });
  });

  it('says that nothing answers at the request URL', async () => {
    stage.sandbox.deliverTo('http://127.0.0.1:1/slack/events');
    expect((await typed())?.why).toMatch(
      /^Could not connect to http:\/\/127\.0\.0\.1:1\/slack\/events: connect ECONNREFUSED/,
    );
  });

  it('says that there is no connection', async () => {
    stage.sandbox.deliverTo();
    expect((await typed())?.why).toBe('The app has no open Socket Mode connection and no request URL');
  });

  it('names no reason if the app accepted it', async () => {
    expect(await typed()).toMatchObject({ status: 200 });
    expect(await typed()).not.toHaveProperty('why');
  });
});

describe('over Socket Mode', () => {
  const connect = async (): Promise<WebSocket> => {
    stage.sandbox.deliverTo();
    const { url } = await ask(stage.sandbox, 'apps.connections.open', {}).then(({ answer }) => answer);
    const socket = new WebSocket(String(url));
    await once(socket, 'open');
    return socket;
  };
  const leave = async (socket: WebSocket): Promise<void> => {
    socket.close();
    await stage.sandbox.until(() => stage.sandbox.socketCount === 0);
  };

  it.each([
    ['of an envelope that nobody sent', '{"envelope_id":"made-up"}', /^No envelope made-up is pending/],
    ['that is no JSON', 'hello', /^The socket message is not a JSON object/],
  ])('an acknowledgment %s is ignored and logged', async (_what, message, why) => {
    const socket = await connect();
    socket.send(message);
    const noted = await stage.sandbox.until(() =>
      stage.sandbox.calls.find((one) => one.method.startsWith('ack')),
    );
    expect(noted).toMatchObject({ method: 'ack of an envelope', why: expect.stringMatching(why) });
    expect(stage.sandbox.refusals).toEqual([]);
    await leave(socket);
  });

  it('a connection that closes before the acknowledgment is logged as the reason', async () => {
    const socket = await connect();
    socket.on('message', (data) => {
      if (String(data).includes('slash_commands')) socket.close();
    });
    await stage.sandbox.person('dana').types('/any');
    expect(stage.sandbox.deliveries.at(-1)).toMatchObject({
      failed: 'dispatch_failed',
      why: 'The Socket Mode connection closed before the app acknowledged',
    });
    await leave(socket);
  });
});
