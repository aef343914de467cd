import type { Arguments } from './good-calls.js';
import { longText, over, type Provocation } from './provocation.js';
import { home, modal, type Scene } from './scene.js';

/** Errors of an app whose manifest disables the Home tab and the messages tab. */
export const withoutTabs: Record<string, Record<string, Provocation>> = {
  'chat.postEphemeral': { messages_tab_disabled: (args, { direct }) => ({ ...args, channel: direct }) },
  'chat.postMessage': { messages_tab_disabled: (args, { direct }) => ({ ...args, channel: direct }) },
  'views.publish': { not_enabled: over({}) },
};

/** Errors that one method needs its own provocation for. */
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
    msg_too_long: over({ text: longText(4_001) }),
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
    alt_txt_too_large: over({ alt_txt: longText(1_001) }),
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
