import type { App } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import type { Message } from '../../sandbox/state/workspace.js';
import { aChannel, aClient } from './support/api.js';
import { manifest } from './support/manifest.js';
import { httpApp, type TinyApp } from './support/tiny-app.js';

let sandbox: Sandbox;
let tiny: TinyApp | undefined;
let channel: string;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
});
beforeEach(async () => {
  sandbox.reset();
  channel = await aChannel(aClient(sandbox));
  await sandbox.person('dana').joins('inc-1');
});
afterEach(async () => {
  await tiny?.stop();
  tiny = undefined;
});
afterAll(() => sandbox.close());

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string, value: string) => ({ text: plain(text), value });

async function card(elements: object[]): Promise<Message> {
  const blocks = [{ type: 'actions', block_id: 'b', elements }];
  await aClient(sandbox).apiCall('chat.postMessage', { channel, text: 'card', blocks });
  const posted = sandbox.channel('inc-1').messages.at(-1);
  if (!posted) throw new Error('The card is missing.');
  return posted;
}

const listen = async (): Promise<void> => {
  tiny = await httpApp(sandbox, (app: App) => app.action(/.*/, ({ ack }) => ack()));
};
const actionSent = () => {
  const actions = sandbox.deliveries.findLast((one) => one.kind === 'block_actions')?.payload.actions;
  return Array.isArray(actions) ? actions[0] : undefined;
};

/** Deliveries caused by people's actions, without events. */
const acts = () => sandbox.deliveries.filter((one) => one.kind !== 'event');

describe('a click', () => {
  it.each([
    ['static_select', { options: [option('SEV1', 's1')] }, 'SEV1', { selected_option: option('SEV1', 's1') }],
    [
      'overflow',
      { options: [option('Cancel', 'c'), option('Merge', 'm')] },
      'm',
      { selected_option: option('Merge', 'm') },
    ],
    ['radio_buttons', { options: [option('Yes', 'y')] }, 'y', { selected_option: option('Yes', 'y') }],
    [
      'checkboxes',
      { options: [option('A', 'a'), option('B', 'b')] },
      ['A', 'b'],
      { selected_options: [option('A', 'a'), option('B', 'b')] },
    ],
    ['users_select', {}, 'sam', { selected_user: 'U0SAM00002' }],
    ['multi_users_select', {}, ['sam', 'mia'], { selected_users: ['U0SAM00002', 'U0MIA00004'] }],
    ['conversations_select', {}, '#general', { selected_conversation: 'C0GENERAL1' }],
    ['channels_select', {}, 'payments', { selected_channel: 'C0PAYMENT3' }],
    ['datepicker', {}, '2026-03-01', { selected_date: '2026-03-01' }],
    ['timepicker', {}, '14:30', { selected_time: '14:30' }],
    ['datetimepicker', {}, new Date(1_700_000_000_000), { selected_date_time: 1_700_000_000 }],
  ])('on a %s sends what the person chose', async (type, extra, chosen, expected) => {
    await listen();
    const message = await card([{ type, action_id: 'a', ...extra }]);
    const answer = await sandbox.person('dana').clicks(message, { action_id: 'a' }, chosen);
    expect(answer).toMatchObject({ status: 200 });
    expect(actionSent()).toMatchObject({ type, action_id: 'a', block_id: 'b', ...expected });
    expect(sandbox.refusals).toEqual([]);
  });

  it('on a button finds it by its label, and sends its value', async () => {
    await listen();
    const message = await card([
      { type: 'button', action_id: 'one', text: plain('One'), value: '1' },
      { type: 'button', action_id: 'two', text: plain('Two'), value: '2' },
    ]);
    await sandbox.person('dana').clicks(message, { text: 'Two' });
    expect(actionSent()).toMatchObject({ action_id: 'two', value: '2' });
  });

  it('is not sent if the person does not confirm it', async () => {
    const confirm = {
      title: plain('Sure?'),
      text: plain('Really'),
      confirm: plain('Yes'),
      deny: plain('No'),
    };
    const message = await card([{ type: 'button', action_id: 'close', text: plain('Close'), confirm }]);
    await sandbox.person('dana').clicks(message, { text: 'Close', confirm: false });
    expect(sandbox.deliveries.filter((one) => one.kind === 'block_actions')).toEqual([]);
  });

  it('fails if the element no longer exists', async () => {
    const message = await card([{ type: 'button', action_id: 'old', text: plain('Old') }]);
    const { ts } = message;
    await aClient(sandbox).chat.update({ channel, ts, text: 'closed', blocks: [{ type: 'divider' }] });
    const click = sandbox.person('dana').clicks(message, { text: 'Old' });
    await expect(click).rejects.toThrow('No such control: {"text":"Old"}');
  });

  it('fails for a person who cannot see the channel', async () => {
    const secret = await aChannel(aClient(sandbox), 'secret', { is_private: true });
    const blocks = [{ type: 'actions', elements: [{ type: 'button', action_id: 'x', text: plain('X') }] }];
    await aClient(sandbox).apiCall('chat.postMessage', { channel: secret, text: 'card', blocks });
    const message = sandbox.channel('secret').messages.at(-1);
    await expect(sandbox.person('sam').clicks(message as Message, { text: 'X' })).rejects.toThrow(
      'sam cannot see secret',
    );
  });

  it('on an external menu asks the app for the options first', async () => {
    tiny = await httpApp(sandbox, (app: App) => {
      app.options('inc', ({ ack }) =>
        ack({ options: [{ text: { type: 'plain_text', text: 'INC-42' }, value: '42' }] }),
      );
      app.action('inc', ({ ack }) => ack());
    });
    const message = await card([{ type: 'external_select', action_id: 'inc', min_query_length: 0 }]);
    await sandbox.person('dana').clicks(message, { action_id: 'inc' }, 'INC-42');
    expect(acts().map((one) => one.kind)).toEqual(['block_suggestion', 'block_actions']);
    expect(actionSent()).toMatchObject({ selected_option: { value: '42' } });
  });

  it('on an ephemeral message says so, and sends no message', async () => {
    await listen();
    const blocks = [{ type: 'actions', elements: [{ type: 'button', action_id: 'x', text: plain('X') }] }];
    const user = sandbox.person('dana').id;
    await aClient(sandbox).apiCall('chat.postEphemeral', { channel, user, text: 'psst', blocks });
    const message = sandbox.person('dana').reads('inc-1').at(-1);
    await sandbox.person('dana').clicks(message as Message, { text: 'X' });
    const payload = acts().at(-1)?.payload;
    expect(payload).toMatchObject({ container: { is_ephemeral: true } });
    expect(payload).not.toHaveProperty('message');
  });
});

describe('shortcuts', () => {
  it('reach the app with a trigger, and with the message if they start from one', async () => {
    tiny = await httpApp(sandbox, (app: App) => app.shortcut(/.*/, ({ ack }) => ack()));
    const dana = sandbox.person('dana');
    const message = await dana.posts('It began at nine', { in: 'inc-1' });
    await dana.shortcut('start');
    expect(acts().at(-1)).toMatchObject({
      kind: 'shortcut',
      status: 200,
      payload: { callback_id: 'start' },
    });
    await dana.messageShortcut('add', message);
    expect(acts().at(-1)).toMatchObject({
      kind: 'message_action',
      status: 200,
      payload: { message_ts: message.ts, message: { text: 'It began at nine' }, channel: { name: 'inc-1' } },
    });
  });

  it('must be declared', async () => {
    await expect(sandbox.person('dana').shortcut('add')).rejects.toThrow('declares no global shortcut "add"');
  });
});

describe('the Home tab', () => {
  it('is published for one person, who can open it', async () => {
    const view = {
      type: 'home',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Open: none' } }],
    };
    const dana = sandbox.person('dana');
    await aClient(sandbox).apiCall('views.publish', { user_id: dana.id, view });
    await dana.opensHome();
    expect(dana.home()).toMatchObject({ type: 'home', blocks: [{ text: { text: 'Open: none' } }] });
    expect(sandbox.person('sam').home()).toBeUndefined();
    expect(sandbox.deliveries.at(-1)?.payload.event).toMatchObject({
      type: 'app_home_opened',
      tab: 'home',
      user: dana.id,
    });
  });
});
