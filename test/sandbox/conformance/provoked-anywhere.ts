import type { Arguments } from './good-calls.js';
import { longText, over, type Provocation } from './provocation.js';
import { home, modal, type Scene } from './scene.js';

const section = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };
const many = (count: number) => Array.from({ length: count }, () => section);
const nowhere = '1.000001';

/** Sets the channel in whichever argument the method uses for it. */
function inChannel(args: Arguments, channel: string): Arguments {
  return 'channel_id' in args ? { ...args, channel_id: channel } : { ...args, channel };
}

/** Sets the message in whichever argument the method uses for it. */
function atMessage(args: Arguments, ts: string): Arguments {
  const name = ['timestamp', 'message_ts', 'ts'].find((one) => one in args);
  return name ? { ...args, [name]: ts } : args;
}

/** How to provoke an error in any method that has it. */
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
  msg_too_long: over({ text: longText(40_001) }),
  msg_blocks_too_long: over({
    blocks: Array.from({ length: 5 }, () => ({
      type: 'section',
      text: { type: 'mrkdwn', text: longText(2_900) },
    })),
  }),
  no_text: over({ text: '', blocks: '[]', attachments: '[]' }),
  markdown_text_conflict: over({ text: 'x', markdown_text: '**x**' }),
  invalid_metadata_format: over({ metadata: '[]' }),
  invalid_metadata_schema: over({ metadata: { event_type: 1 } }),
  metadata_too_large: over({ metadata: { event_type: 'x', event_payload: { x: longText(17_000) } } }),
  no_item_specified: (args) => ({ ...args, timestamp: undefined }),
  no_such_subteam: over({ usergroup: 'S0NOWHERE0' }),
  invalid_users: over({ users: 'U0NOBODY00' }),
  no_users_provided: over({ users: ',' }),
  no_user: over({ users: ',' }),
  name_taken: over({ name: 'general' }),
  invalid_name_required: over({ name: '#' }),
  invalid_name_maxlength: over({ name: longText(81) }),
  invalid_name_punctuation: over({ name: '---' }),
  invalid_name_specials: over({ name: 'Two Words' }),
  too_long: (args) =>
    'topic' in args ? { ...args, topic: longText(251) } : { ...args, purpose: longText(251) },
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
  const paragraph = { type: 'section', text: { type: 'mrkdwn', text: longText(3_000) } };
  return { ...(type === 'home' ? home : modal), blocks: Array.from({ length: 90 }, () => paragraph) };
}

/** Arguments a method needs for the provocation to be possible. */
export const holds: Record<string, string[]> = {
  user_not_found: ['user', 'users'],
  file_not_found: ['file', 'files'],
  invalid_cursor: ['cursor'],
  invalid_bookmark_type: ['type'],
  users_not_found: ['email'],
  method_not_supported_for_channel_type: ['channel'],
};

/** Errors about things the sandbox does not have: other kinds of conversations, reactions to files. */
export const notGiven: Record<string, string[]> = {
  'conversations.members': ['method_not_supported_for_channel_type'],
  'conversations.open': ['method_not_supported_for_channel_type'],
  'conversations.replies': ['method_not_supported_for_channel_type'],
  'reactions.get': ['file_not_found'],
  'reactions.remove': ['file_not_found'],
};
