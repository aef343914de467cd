import type { WebClient } from '@slack/web-api';
import { dict, text } from '../../../sandbox/json.js';
import { knownEvents } from '../../../sandbox/manifest/known-events.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { startSandbox } from '../../../sandbox/start-sandbox.js';
import { definitions } from '../../../sandbox/web-api/definitions.js';
import { aClient } from '../support/api.js';

/** A workspace with something to work on for every method. */
export interface Scene {
  sandbox: Sandbox;
  client: WebClient;
  /** Public; members are the app, Dana and Sam. */
  channel: string;
  /** Private; the only member is the app. */
  secret: string;
  /** Archived; the app is a member. */
  archived: string;
  /** The direct message between Dana and the app. */
  direct: string;
  /** A message by the app with a thread; the app has pinned it and reacted with `eyes`. */
  own: string;
  /** A message by Dana. */
  said: string;
  bookmark: string;
  /** A file by the app, shared in the thread of `own`. */
  file: string;
  /** A file by the app, uploaded but not completed. */
  uploaded: string;
  scheduled: string;
  /** Dana's open modal, with the hash of its version. */
  view: string;
  /** A new trigger of Dana's. */
  trigger(): Promise<string>;
  /** Advances the clock. */
  later(ms: number): void;
  /** Restores the scene for another call. */
  again(): Scene;
}

const plain = (text: string) => ({ type: 'plain_text', text });
const section = {
  type: 'section',
  text: plain('Hello'),
  accessory: { type: 'button', action_id: 'press', text: plain('Press') },
};
const input = {
  type: 'input',
  label: plain('Title'),
  element: { type: 'plain_text_input', action_id: 'title' },
};
const words = { type: 'section', text: { type: 'mrkdwn', text: '*Hello*' } };

export const modal = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Save'),
  close: plain('Back'),
  blocks: [section, input],
};
export const home = { type: 'home', blocks: [section, words] };

/** A sandbox whose clock can be advanced. */
export interface Stage {
  sandbox: Sandbox;
  clock: { aheadMs: number };
}

/**
 * A sandbox for an app with this manifest; default: all scopes and events. No app is listening, and events are not
 * retried.
 */
export async function openStage(manifest: object = everything(true)): Promise<Stage> {
  const clock = { aheadMs: 0 };
  const sandbox = await startSandbox({
    manifest,
    retryScaleMs: [],
    ackMs: 400,
    clock: () => new Date(Date.now() + clock.aheadMs),
  });
  return { sandbox, clock };
}

/** All scopes of all methods and all events, except `chat:write.public`, which belongs to no method. */
export function everything(hasTabs: boolean): object {
  const scopes = [...definitions().values()].flatMap((one) => one.botScopes);
  return {
    features: {
      app_home: { home_tab_enabled: hasTabs, messages_tab_enabled: hasTabs },
      bot_user: { display_name: 'firebreak' },
      slash_commands: [{ command: '/any' }],
    },
    oauth_config: { scopes: { bot: [...new Set([...scopes, 'chat:write.customize', 'users:read.email'])] } },
    settings: { event_subscriptions: { bot_events: [...knownEvents] } },
  };
}

/** Creates the scene. */
export async function setScene({ sandbox, clock }: Stage): Promise<Scene> {
  sandbox.reset();
  clock.aheadMs = 0;
  const client = aClient(sandbox);
  const [channel, secret, archived] = [
    await make(client, 'inc-1', false),
    await make(client, 'secret', true),
    await make(client, 'archived', false),
  ];
  const [dana, sam] = [sandbox.person('dana'), sandbox.person('sam')];
  await dana.joins('inc-1');
  await sam.joins('inc-1');
  await client.conversations.archive({ channel: archived });
  const direct = (await client.conversations.open({ users: dana.id })).channel?.id ?? '';
  await client.conversations.open({ users: `${dana.id},${sam.id}` });
  const said = (await dana.posts('Hello', { in: 'inc-1' })).ts;
  const attachments = [{ text: 'Aside', fallback: 'Aside' }];
  const own = (await client.chat.postMessage({ channel, text: 'Card', attachments })).ts ?? '';
  await sam.posts('Reply', { in: 'inc-1', thread: own });
  await client.pins.add({ channel, timestamp: own });
  await client.reactions.add({ channel, timestamp: own, name: 'eyes' });
  const trigger = () => aTrigger(sandbox);
  const opened = await client.apiCall('views.open', { trigger_id: await trigger(), view: modal });
  const scene: Scene = {
    sandbox,
    client,
    ...{ channel, secret, archived, direct, own, said, trigger },
    bookmark: await aBookmark(client, channel),
    file: await aFile(client, channel, own),
    uploaded: await upload(client),
    scheduled: await aScheduled(client, channel),
    view: text(dict(dict(opened).view).id) ?? '',
    later: (ms) => {
      clock.aheadMs += ms;
    },
    again: () => again(),
  };
  const still = sandbox.snapshot();
  const again = (): Scene => {
    sandbox.restore(still);
    clock.aheadMs = 0;
    sandbox.deliveries.length = 0;
    sandbox.calls.length = 0;
    return scene;
  };
  return again();
}

async function make(client: WebClient, name: string, is_private: boolean): Promise<string> {
  return (await client.conversations.create({ name, is_private })).channel?.id ?? '';
}

/** Dana types a command; its payload contains the trigger. */
async function aTrigger(sandbox: Sandbox): Promise<string> {
  await sandbox.person('dana').types('/any');
  const sent = sandbox.deliveries.findLast((one) => one.kind === 'command');
  return text(sent?.payload.trigger_id) ?? '';
}

async function aBookmark(client: WebClient, channel_id: string): Promise<string> {
  const link = 'https://example.com/runbook';
  const added = await client.bookmarks.add({ channel_id, title: 'Runbook', type: 'link', link });
  return added.bookmark?.id ?? '';
}

async function aFile(client: WebClient, channel_id: string, thread_ts: string): Promise<string> {
  const id = await upload(client);
  await client.files.completeUploadExternal({ files: [{ id, title: 'Log' }], channel_id, thread_ts });
  return id;
}

async function upload(client: WebClient): Promise<string> {
  const place = await client.files.getUploadURLExternal({ filename: 'log.txt', length: 3 });
  await fetch(place.upload_url ?? '', { method: 'POST', body: 'log' });
  return place.file_id ?? '';
}

async function aScheduled(client: WebClient, channel: string): Promise<string> {
  const later = { channel, text: 'Later', post_at: Math.floor(Date.now() / 1000) + 3_600 };
  return (await client.chat.scheduleMessage(later)).scheduled_message_id ?? '';
}
