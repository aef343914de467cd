import { dict, dicts, isDict } from '../../../sandbox/json.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { Message } from '../../../sandbox/state/workspace.js';
import { aChannel, aClient } from './api.js';
import { recording } from './recordings.js';

/** Everything people and the app can do, once each, so that the sandbox sends every payload it knows. */
export async function busyDay(sandbox: Sandbox): Promise<void> {
  const channel = await aChannel(aClient(sandbox));
  await talk(sandbox, channel);
  await use(sandbox, channel);
  await change(sandbox, channel);
}

async function talk(sandbox: Sandbox, channel: string): Promise<void> {
  const [dana, sam] = [sandbox.person('dana'), sandbox.person('sam')];
  await dana.joins('inc-1');
  await dana.invites('inc-1', 'sam');
  const message = await dana.posts('@firebreak test', { in: 'inc-1' });
  const reply = await sam.posts('Hi', { in: 'inc-1', thread: message.ts });
  const loud = await sam.posts('Loud', { in: 'inc-1', thread: message.ts, broadcast: true });
  await sam.reacts(reply, '+1');
  await sam.unreacts(reply, '+1');
  await dana.pins(message);
  await dana.unpins(message);
  await dana.edits(message, '@firebreak test again');
  await sam.posts('See', { in: 'inc-1', thread: message.ts, files: [{ name: 'log.txt', content: 'x' }] });
  await dana.posts('Hey!', { in: 'firebreak' });
  const client = aClient(sandbox);
  const metadata = { event_type: 'noted', event_payload: {} };
  const own = await client.chat.postMessage({ channel, text: 'x', metadata });
  await client.chat.postMessage({ channel, text: 'reply', thread_ts: message.ts });
  for (const one of [reply, loud]) await sam.deletes(one);
  await dana.deletes(message);
  await client.chat.delete({ channel, ts: own.ts ?? '' });
}

async function use(sandbox: Sandbox, channel: string): Promise<void> {
  const dana = sandbox.person('dana');
  await dana.types('/incident');
  await dana.types('/incident some arguments here');
  await dana.opensHome();
  await dana.shortcut('start');
  await dana.messageShortcut('add', await dana.posts('Look', { in: 'inc-1' }));
  await dana.clicks(await card(sandbox, channel, recordedMessageBlocks()), { action_id: 'report' });
  await dana.clicks(await card(sandbox, channel, [menu]), { action_id: 'quick_action' }, 'greet');
  await dana.clicks(await card(sandbox, channel, [radio]), { action_id: 'plan_selected' }, 'all_text');
  for (const name of ['modals__slack-private-metadata', 'slash-commands__slack'])
    await submit(sandbox, `vercel-chat/${name} viewSubmission`);
}

async function change(sandbox: Sandbox, channel: string): Promise<void> {
  const client = aClient(sandbox);
  await sandbox.person('sam').leaves('inc-1');
  await client.conversations.setPurpose({ channel, purpose: 'To restore' });
  await client.conversations.rename({ channel, name: 'inc-2' });
  await client.usergroups.users.update({ usergroup: 'S0ONCALL01', users: sandbox.person('mia').id });
  await client.conversations.archive({ channel });
  sandbox.uninstall();
}

/** Posts a message by the app with these blocks in someone's thread. */
async function card(sandbox: Sandbox, channel: string, blocks: object[]): Promise<Message> {
  const parent = await sandbox.person('dana').posts('Look', { in: 'inc-1' });
  await aClient(sandbox).apiCall('chat.postMessage', { channel, thread_ts: parent.ts, text: 'x', blocks });
  const posted = sandbox.channel('inc-1').messages.at(-1);
  if (!posted) throw new Error('The card is missing.');
  return posted;
}

const text = (words: string) => ({ type: 'plain_text', text: words });
const menu = {
  type: 'actions',
  elements: [
    {
      type: 'static_select',
      action_id: 'quick_action',
      placeholder: text('Choose...'),
      options: [{ text: text('Say Hello'), value: 'greet', description: text('Says hello') }],
    },
  ],
};
const rich = { type: 'mrkdwn', text: '*All*' };
const radio = {
  type: 'actions',
  elements: [
    {
      type: 'radio_buttons',
      action_id: 'plan_selected',
      options: [{ text: rich, value: 'all_text', description: rich }],
    },
  ],
};

function recordedMessageBlocks(): object[] {
  const action = recording('vercel-chat/modals__slack-private-metadata action');
  return dicts(asAuthored(dict(action.message).blocks));
}

/** Opens the recorded modal and submits it with the recorded values. */
async function submit(sandbox: Sandbox, name: string): Promise<void> {
  const recorded = dict(recording(name).view);
  const { title, submit, close, callback_id, private_metadata, blocks } = recorded;
  const view = { type: 'modal', title, submit, close, callback_id, private_metadata, blocks };
  const dana = sandbox.person('dana');
  await dana.types('/incident');
  const trigger_id = sandbox.deliveries.findLast((one) => one.kind === 'command')?.payload.trigger_id;
  await aClient(sandbox).apiCall('views.open', { trigger_id, view: asAuthored(view) });
  const values = Object.entries(dict(dict(recorded.state).values)).map(([block, held]) => [
    block,
    typed(dict(Object.values(dict(held))[0])),
  ]);
  await dana.submits(Object.fromEntries(values));
}

function typed(state: Record<string, unknown>): unknown {
  return state.value ?? dict(state.selected_option).value;
}

/** Removes fields that Slack adds by default. */
function asAuthored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asAuthored);
  if (!isDict(value)) return value;
  const own = Object.entries(value).filter(([key, one]) => !filledIn(key, one));
  return Object.fromEntries(own.map(([key, one]) => [key, asAuthored(one)]));
}

function filledIn(key: string, value: unknown): boolean {
  return (
    key === 'emoji' ||
    key === 'verbatim' ||
    (value === false && ['optional', 'dispatch_action', 'multiline'].includes(key))
  );
}
