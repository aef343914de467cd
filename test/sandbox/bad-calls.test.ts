import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import type { ApiCall } from '../../sandbox/web-api/api-call.js';
import { ask } from './conformance/ask.js';
import { type Arguments, goodCalls } from './conformance/good-calls.js';
import { modal, openStage, type Scene, type Stage, setScene } from './conformance/scene.js';
import { rawCall } from './support/api.js';

let stage: Stage;
let first: Scene;

beforeAll(async () => {
  stage = await openStage();
  first = await setScene(stage);
});
beforeEach(() => first.again());
afterAll(() => stage.sandbox.close());

const text = (length: number) => 'x'.repeat(length);
const section = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };
const many = (count: number) => Array.from({ length: count }, () => section);
const lastCall = (): ApiCall | undefined => stage.sandbox.calls.at(-1);

type Change = (args: Arguments, scene: Scene) => Arguments | Promise<Arguments>;
const calls: [what: string, method: string, change: Change, error: string, why: string | RegExp][] = [
  [
    'a message of 60 blocks',
    'chat.postMessage',
    (args) => ({ ...args, blocks: many(60) }),
    'invalid_blocks',
    'blocks: 60 given; Slack allows at most 50 in a message',
  ],
  [
    'a button with too long a text, deep in a message',
    'chat.postMessage',
    (args) => ({
      ...args,
      blocks: [
        {
          ...section,
          accessory: { type: 'button', text: { type: 'plain_text', text: text(80) }, action_id: 'x' },
        },
      ],
    }),
    'invalid_blocks',
    'blocks[0].accessory.text.text: 80 characters given; Slack allows at most 75',
  ],
  [
    'a text of more than 40,000 characters',
    'chat.postMessage',
    (args) => ({ ...args, text: text(40_001) }),
    'msg_too_long',
    'text: 40001 characters given; Slack allows at most 40000',
  ],
  [
    'an edit of more than 4,000 characters',
    'chat.update',
    (args) => ({ ...args, text: text(4_001) }),
    'msg_too_long',
    'text: 4001 characters given; Slack allows at most 4000 in an edit',
  ],
  [
    'a modal of 101 blocks',
    'views.open',
    (args) => ({ ...args, view: { ...modal, blocks: many(101) } }),
    'invalid_arguments',
    'view.blocks: 101 given; Slack allows at most 100 in a modal',
  ],
  [
    'a block that Slack does not show in modals',
    'views.open',
    (args) => ({ ...args, view: { ...modal, blocks: [{ type: 'markdown', text: 'x' }] } }),
    'invalid_arguments',
    /^view\.blocks\[0\]\.type: "markdown" given; Slack accepts actions, .* in a modal$/,
  ],
  [
    'a fourth modal on three',
    'views.push',
    async (args, { client, trigger }) => {
      for (let stacked = 1; stacked < 3; stacked += 1)
        await client.apiCall('views.push', { trigger_id: await trigger(), view: modal });
      return { ...args, trigger_id: await trigger() };
    },
    'push_limit_reached',
    'Three modals are open already; Slack allows no fourth',
  ],
  [
    'a trigger that has expired',
    'views.open',
    (args, { later }) => {
      later(4_200);
      return args;
    },
    'expired_trigger_id',
    /^The trigger was made 4\.\d s ago; it expires after 3 s$/,
  ],
  [
    'a trigger that was used',
    'views.open',
    async (args, { client }) => {
      await client.apiCall('views.open', args);
      return args;
    },
    'exchanged_trigger_id',
    'The trigger was already used; it opens one modal',
  ],
  [
    'a file of more than 1 GB',
    'files.getUploadURLExternal',
    (args) => ({ ...args, length: 2 ** 30 + 1 }),
    'file_upload_size_restricted',
    'length: 1073741825 bytes given; Slack allows at most 1073741824',
  ],
  [
    'a file whose bytes never came',
    'files.completeUploadExternal',
    async (args, { client }) => {
      const { file_id } = await client.files.getUploadURLExternal({ filename: 'log.txt', length: 3 });
      return { ...args, files: [{ id: file_id }] };
    },
    'file_not_found',
    /^files: nothing was uploaded to the upload_url of F0/,
  ],
  [
    'a cursor of its own making',
    'conversations.history',
    (args) => ({ ...args, cursor: 'bm9wZQ==' }),
    'invalid_cursor',
    'cursor: "bm9wZQ==" was not issued by Slack: use next_cursor from the previous response',
  ],
  [
    'an argument of another type',
    'chat.postMessage',
    (args) => ({ ...args, unfurl_links: 'perhaps' }),
    'invalid_arguments',
    'unfurl_links: must be of type boolean',
  ],
];

describe('a call with', () => {
  it.each(calls)('%s is refused, and the log says why', async (_what, method, change, error, why) => {
    const args = await change((await goodCalls[method]?.(first)) ?? {}, first);
    const { answer } = await ask(stage.sandbox, method, args);
    expect(answer).toMatchObject({ ok: false, error });
    expect(answer).not.toHaveProperty('why');
    expect(lastCall()).toMatchObject({
      method,
      error,
      why: typeof why === 'string' ? why : expect.stringMatching(why),
    });
  });

  const post = (body: string, contentType: string, method = 'chat.postMessage') => {
    const headers = { authorization: `Bearer ${stage.sandbox.botToken}`, 'content-type': contentType };
    return rawCall(stage.sandbox, method, { body, headers });
  };
  it.each([
    [
      'a body that is no JSON',
      '{"channel": ',
      'application/json',
      'invalid_json',
      'The content type is JSON, but the body is not',
    ],
    ['a list for a body', '[]', 'application/json', 'invalid_json', 'The body is JSON, but not an object'],
    [
      'a broken form',
      'x',
      'multipart/form-data; boundary=y',
      'invalid_form_data',
      'The content type is multipart/form-data, but the body is not',
    ],
  ])('%s is refused, and the log says why', async (_what, body, contentType, error, why) => {
    expect((await post(body, contentType)).body).toEqual({ ok: false, error });
    expect(lastCall()).toMatchObject({ error, why });
  });

  it('JSON is refused with a reason where the method takes none', async () => {
    await post('{"channel":"C0GENERAL1"}', 'application/json', 'conversations.info');
    expect(lastCall()).toMatchObject({
      error: 'invalid_arguments',
      why: 'missing required field: channel. conversations.info takes no JSON: send its arguments as a form',
    });
  });

  it('a body of more than 4 MB is not read', async () => {
    const answer = await post(`text=${text(4_000_001)}`, 'application/x-www-form-urlencoded');
    expect(answer.status).toBe(413);
    expect(lastCall()?.why).toBe('The body has 4000006 bytes; Slack allows at most 4000000');
    expect(stage.sandbox.refusals).toHaveLength(1);
  });
});

describe('a file', () => {
  it('is refused by its upload URL if it has more than 1 GB', async () => {
    const { client } = first;
    const place = await client.files.getUploadURLExternal({ filename: 'film.mp4', length: 3 });
    expect(await statusOf(place.upload_url ?? '', 2 ** 30 + 1)).toBe(413);
  });

  it('cannot be posted by a person if it has more than 1 GB', async () => {
    const film = { name: 'film.mp4', content: Buffer.alloc(2 ** 30 + 1) };
    await expect(stage.sandbox.person('dana').posts('Look', { in: 'inc-1', files: [film] })).rejects.toThrow(
      'film.mp4 is too large: 1073741825 bytes; Slack allows at most 1073741824.',
    );
  });
});

describe('a manifest', () => {
  it('is not installed if it subscribes to an event that Slack does not have', async () => {
    const manifest = { settings: { event_subscriptions: { bot_events: ['message.chanels'] } } };
    await expect(startSandbox({ manifest })).rejects.toThrow(
      /"message.chanels".*message\.channels, message\.groups/,
    );
  });
});

/** Status of a post whose header announces this many bytes and whose body never arrives. */
function statusOf(url: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const post = request(url, { method: 'POST', headers: { 'content-length': bytes } }, (response) => {
      resolve(response.statusCode);
      post.destroy();
    });
    post.on('error', reject);
    post.flushHeaders();
  });
}
