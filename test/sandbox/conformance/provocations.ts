import type { Arguments } from './good-calls.js';
import { home, modal, type Scene } from './scene.js';

/** Changes good arguments, and the scene where needed, so that the call is refused. Undefined where the method offers no hold. */
export type Provocation = (args: Arguments, scene: Scene) => Arguments | Promise<Arguments>;

const over =
  (changes: Arguments): Provocation =>
  (args) => ({ ...args, ...changes });
const text = (length: number) => 'x'.repeat(length);
const section = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };
const many = (count: number) => Array.from({ length: count }, () => section);
const nowhere = '1.000001';

/** The argument that names the channel, as the method calls it. */
function inChannel(args: Arguments, channel: string): Arguments {
  return 'channel_id' in args ? { ...args, channel_id: channel } : { ...args, channel };
}

/** The argument that names the message, as the method calls it. */
function atMessage(args: Arguments, ts: string): Arguments {
  const name = ['timestamp', 'message_ts', 'ts'].find((one) => one in args);
  return name ? { ...args, [name]: ts } : args;
}

/** How an error is provoked in any method that has it. */
export const anyMethod: Record<string, Provocation> = {
  channel_not_found: (args) => inChannel(args, 'C0NOWHERE0'),
  not_in_channel: (args) => inChannel(args, 'C0GENERAL1'),
  is_archived: (args, { archived }) => inChannel(args, archived),
  method_not_supported_for_channel_type: (args, { direct }) => inChannel(args, direct),
  message_not_found: (args) => atMessage(args, nowhere),
  bad_timestamp: (args) => atMessage(args, 'yesterday'),
  thread_not_found: (args) => atMessage(args, nowhere),
  user_not_found: (args) =>
    'users' in args ? { ...args, users: 'U0NOBODY00' } : { ...args, user: 'U0NOBODY00' },
  file_not_found: (args) =>
    'files' in args ? { ...args, files: [{ id: 'F0NOWHERE0' }] } : { ...args, file: 'F0NOWHERE0' },
  invalid_cursor: over({ cursor: 'bm9wZQ==' }),
  invalid_limit: over({ limit: 5_000 }),
  invalid_types: over({ types: 'secret_channel' }),
  invalid_ts_latest: over({ latest: 'yesterday' }),
  invalid_ts_oldest: over({ oldest: 'yesterday' }),
  invalid_blocks: over({ blocks: many(60) }),
  invalid_blocks_format: over({ blocks: '{}' }),
  invalid_attachments: over({ attachments: [{ blocks: [{ type: 'nope' }] }] }),
  too_many_attachments: over({ attachments: Array.from({ length: 101 }, () => ({ text: 'x' })) }),
  msg_too_long: over({ text: text(40_001) }),
  msg_blocks_too_long: over({
    blocks: Array.from({ length: 5 }, () => ({
      type: 'section',
      text: { type: 'mrkdwn', text: text(2_900) },
    })),
  }),
  no_text: over({ text: '', blocks: '[]', attachments: '[]' }),
  markdown_text_conflict: over({ text: 'x', markdown_text: '**x**' }),
  invalid_metadata_format: over({ metadata: '[]' }),
  invalid_metadata_schema: over({ metadata: { event_type: 1 } }),
  metadata_too_large: over({ metadata: { event_type: 'x', event_payload: { x: text(17_000) } } }),
  no_item_specified: (args) => ({ ...args, timestamp: undefined }),
  no_such_subteam: over({ usergroup: 'S0NOWHERE0' }),
  invalid_users: over({ users: 'U0NOBODY00' }),
  no_users_provided: over({ users: ',' }),
  no_user: over({ users: ',' }),
  name_taken: over({ name: 'general' }),
  invalid_name_required: over({ name: '#' }),
  invalid_name_maxlength: over({ name: text(81) }),
  invalid_name_punctuation: over({ name: '---' }),
  invalid_name_specials: over({ name: 'Two Words' }),
  too_long: (args) => ('topic' in args ? { ...args, topic: text(251) } : { ...args, purpose: text(251) }),
  invalid_link: over({ link: 'nowhere' }),
  invalid_bookmark_type: over({ type: 'file' }),
  hash_conflict: over({ hash: '1.old' }),
  view_too_large: (args) => ({ ...args, view: large(args.view === home ? 'home' : 'modal') }),
  duplicate_external_id: async (args, scene) => {
    const user_id = scene.sandbox.person('dana').id;
    await scene.client.apiCall('views.publish', { user_id, view: { ...home, external_id: 'taken' } });
    return {
      ...args,
      view: { ...Object(args.view), external_id: 'taken' },
      ...(await freshTrigger(args, scene)),
    };
  },
  invalid_trigger_id: over({ trigger_id: 'made.up.one' }),
  exchanged_trigger_id: async (args, { client }) => {
    await client.apiCall('views.open', { trigger_id: args.trigger_id, view: modal });
    return args;
  },
  time_in_past: over({ post_at: 1 }),
  time_too_far: over({ post_at: Math.floor(Date.now() / 1000) + 121 * 86_400 }),
  users_list_not_supplied: over({ users: ',' }),
  users_not_found: over({ email: 'nobody@example.com' }),
  expired_trigger_id: (args, { later }) => {
    later(3_100);
    return args;
  },
  user_disabled: (args, { sandbox }) => ({ ...args, users: sandbox.person('gone').id }),
};

async function freshTrigger(args: Arguments, scene: Scene): Promise<Arguments> {
  return 'trigger_id' in args ? { trigger_id: await scene.trigger() } : {};
}

function large(type: 'modal' | 'home'): object {
  const paragraph = { type: 'section', text: { type: 'mrkdwn', text: text(3_000) } };
  return { ...(type === 'home' ? home : modal), blocks: Array.from({ length: 90 }, () => paragraph) };
}

/** Arguments without which the method offers no hold for the provocation. */
export const holds: Record<string, string[]> = {
  user_not_found: ['user', 'users'],
  file_not_found: ['file', 'files'],
  invalid_cursor: ['cursor'],
  invalid_bookmark_type: ['type'],
  users_not_found: ['email'],
  method_not_supported_for_channel_type: ['channel'],
};

/** Errors of an app whose manifest has the Home tab and the messages tab switched off. */
export const withoutTabs: Record<string, Record<string, Provocation>> = {
  'chat.postEphemeral': { messages_tab_disabled: (args, { direct }) => ({ ...args, channel: direct }) },
  'chat.postMessage': { messages_tab_disabled: (args, { direct }) => ({ ...args, channel: direct }) },
  'views.publish': { not_enabled: over({}) },
};

/** Errors that Slack has for what the sandbox does not hold: other kinds of conversation, reactions to bare files. */
export const notGiven: Record<string, string[]> = {
  'conversations.members': ['method_not_supported_for_channel_type'],
  'conversations.open': ['method_not_supported_for_channel_type'],
  'conversations.replies': ['method_not_supported_for_channel_type'],
  'reactions.get': ['file_not_found'],
  'reactions.remove': ['file_not_found'],
};

/** Errors that have a way of their own in one method. */
export const oneMethod: Record<string, Record<string, Provocation>> = {
  'bookmarks.add': {
    too_many_bookmarks: async (args, { client }) => {
      for (let count = 1; count < 100; count += 1) await client.apiCall('bookmarks.add', args);
      return args;
    },
  },
  'bookmarks.edit': { not_found: over({ bookmark_id: 'Bk0NOWHERE' }) },
  'bookmarks.remove': { not_found: over({ bookmark_id: 'Bk0NOWHERE' }) },
  'bots.info': { bot_not_found: over({ bot: 'B0NOWHERE0' }) },
  'chat.delete': { cant_delete_message: (args, { said }) => ({ ...args, ts: said }) },
  'chat.deleteScheduledMessage': {
    invalid_scheduled_message_id: over({ scheduled_message_id: 'Q0NOWHERE0' }),
  },
  'chat.postEphemeral': {
    user_not_in_channel: (args, { sandbox }) => ({ ...args, user: sandbox.person('mia').id }),
  },
  'chat.update': {
    cant_update_message: (args, { said }) => ({ ...args, ts: said }),
    msg_too_long: over({ text: text(4_001) }),
    is_inactive: async (args, { client, channel }) => {
      await client.conversations.archive({ channel });
      return args;
    },
  },
  'conversations.archive': {
    already_archived: (args, { archived }) => ({ ...args, channel: archived }),
    cant_archive_general: inGeneral,
  },
  'conversations.invite': {
    already_in_channel: (args, { sandbox }) => ({ ...args, users: sandbox.person('dana').id }),
    cant_invite: (args, { sandbox }) => ({ ...args, users: sandbox.person('ext.kim').id }),
    cant_invite_self: (args, { sandbox }) => ({ ...args, users: sandbox.botUserId }),
    user_is_restricted: (args, { sandbox }) => ({ ...args, users: sandbox.person('guest').id }),
  },
  'conversations.kick': {
    cant_kick_self: (args, { sandbox }) => ({ ...args, user: sandbox.botUserId }),
    cant_kick_from_general: inGeneral,
    not_in_channel: (args, { sandbox }) => ({ ...args, user: sandbox.person('mia').id }),
  },
  'conversations.leave': {
    cant_leave_general: inGeneral,
    last_member: (args, { secret }) => ({ ...args, channel: secret }),
  },
  'conversations.open': {
    channel_not_found: () => ({ channel: 'C0NOWHERE0' }),
    too_many_users: over({ users: Array.from({ length: 9 }, (_, index) => `U${index}`).join(',') }),
  },
  'conversations.unarchive': { not_archived: (args, { channel }) => ({ ...args, channel }) },
  'files.delete': {
    cant_delete_file: async (args, scene) => ({ ...args, file: await personsFile(scene) }),
  },
  'files.getUploadURLExternal': {
    file_upload_size_restricted: over({ length: 1_100_000_000 }),
    snippet_too_large: over({ length: 1_100_000, snippet_type: 'text' }),
    alt_txt_too_large: over({ alt_txt: text(1_001) }),
  },
  'oauth.v2.access': {
    invalid_client_id: over({ client_id: '1.2' }),
    bad_client_secret: over({ client_secret: 'wrong' }),
    invalid_code: over({ code: 'wrong' }),
  },
  'pins.add': {
    already_pinned: (args, { own }) => ({ ...args, timestamp: own }),
    too_many_pins: async (args, { client, sandbox, channel }) => {
      for (let count = 1; count < 100; count += 1) {
        const { ts } = await sandbox.person('dana').posts('x', { in: channel });
        await client.pins.add({ channel, timestamp: ts });
      }
      return args;
    },
  },
  'pins.remove': { no_pin: (args, { said }) => ({ ...args, timestamp: said }) },
  'reactions.add': {
    already_reacted: (args, { own }) => ({ ...args, timestamp: own, name: 'eyes' }),
    invalid_name: over({ name: 'no such name!' }),
  },
  'reactions.remove': {
    no_reaction: (args, { said }) => ({ ...args, timestamp: said }),
    invalid_name: over({ name: 'no such name!' }),
  },
  'views.push': {
    push_limit_reached: async (args, scene) => {
      for (let stacked = 1; stacked < 3; stacked += 1)
        await scene.client.apiCall('views.push', { trigger_id: await scene.trigger(), view: modal });
      return { ...args, trigger_id: await scene.trigger() };
    },
    not_found: async (args, { sandbox, trigger }) => {
      await sandbox.person('dana').closes();
      return { ...args, trigger_id: await trigger() };
    },
  },
  'views.publish': {
    hash_conflict: async (args, { client }) => {
      await client.apiCall('views.publish', args);
      return { ...args, hash: '1.old' };
    },
    duplicate_external_id: async (args, { client, view }) => {
      await client.apiCall('views.update', { view_id: view, view: { ...modal, external_id: 'taken' } });
      return { ...args, view: { ...home, external_id: 'taken' } };
    },
  },
  'views.update': { not_found: over({ view_id: 'V0NOWHERE0' }) },
  'chat.scheduledMessages.list': { invalid_channel: over({ channel: 'C0NOWHERE0' }) },
};

async function inGeneral(args: Arguments, { client }: Scene): Promise<Arguments> {
  await client.conversations.join({ channel: 'C0GENERAL1' });
  return { ...args, channel: 'C0GENERAL1' };
}

async function personsFile({ sandbox, channel }: Scene): Promise<string> {
  const posted = await sandbox
    .person('dana')
    .posts('x', { in: channel, files: [{ name: 'a.txt', content: 'a' }] });
  return String(posted.files?.[0]?.id);
}
