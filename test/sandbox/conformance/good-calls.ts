import { identity } from '../../../sandbox/state/identity.js';
import { home, modal, type Scene } from './scene.js';

export type Arguments = Record<string, unknown>;

const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hello' } }];
const attachments = [{ text: 'Aside', fallback: 'Aside' }];
const soon = () => Math.floor(Date.now() / 1000) + 600;

/** Valid arguments for each method in the scene, as many as it accepts. */
export const goodCalls: Record<string, (scene: Scene) => Arguments | Promise<Arguments>> = {
  'apps.connections.open': () => ({}),
  'auth.revoke': () => ({}),
  'auth.test': () => ({}),
  'bookmarks.add': ({ channel }) => ({
    channel_id: channel,
    title: 'Board',
    type: 'link',
    link: 'https://example.com',
    emoji: ':eyes:',
  }),
  'bookmarks.edit': ({ channel, bookmark }) => ({
    channel_id: channel,
    bookmark_id: bookmark,
    title: 'Other',
  }),
  'bookmarks.list': ({ channel }) => ({ channel_id: channel }),
  'bookmarks.remove': ({ channel, bookmark }) => ({ channel_id: channel, bookmark_id: bookmark }),
  'bots.info': () => ({ bot: identity.botId }),
  'chat.delete': ({ channel, own }) => ({ channel, ts: own }),
  'chat.deleteScheduledMessage': ({ channel, scheduled }) => ({ channel, scheduled_message_id: scheduled }),
  'chat.getPermalink': ({ channel, own }) => ({ channel, message_ts: own }),
  'chat.postEphemeral': ({ channel, sandbox }) => ({
    channel,
    user: sandbox.person('dana').id,
    text: 'Psst',
    blocks,
  }),
  'chat.postMessage': ({ channel }) => ({ channel, text: 'Hello', attachments }),
  'chat.scheduleMessage': ({ channel }) => ({ channel, text: 'Hello', attachments, post_at: soon() }),
  'chat.scheduledMessages.list': ({ channel }) => ({ channel }),
  'chat.update': ({ channel, own }) => ({ channel, ts: own, text: 'Other', blocks }),
  'conversations.archive': ({ channel }) => ({ channel }),
  'conversations.create': () => ({ name: 'inc-2' }),
  'conversations.history': ({ channel }) => ({ channel, limit: 2 }),
  'conversations.info': ({ channel }) => ({ channel, include_num_members: true, include_locale: true }),
  'conversations.invite': ({ channel, sandbox }) => ({ channel, users: sandbox.person('mia').id }),
  'conversations.join': () => ({ channel: 'C0GENERAL1' }),
  'conversations.kick': ({ channel, sandbox }) => ({ channel, user: sandbox.person('sam').id }),
  'conversations.leave': ({ channel }) => ({ channel }),
  'conversations.list': () => ({ types: 'public_channel,private_channel,mpim,im', limit: 20 }),
  'conversations.members': ({ channel }) => ({ channel, limit: 2 }),
  'conversations.open': ({ sandbox }) => ({ users: sandbox.person('mia').id, return_im: true }),
  'conversations.rename': ({ channel }) => ({ channel, name: 'inc-renamed' }),
  'conversations.replies': ({ channel, own }) => ({ channel, ts: own }),
  'conversations.setPurpose': ({ channel }) => ({ channel, purpose: 'To restore' }),
  'conversations.setTopic': ({ channel }) => ({ channel, topic: 'SEV1' }),
  'conversations.unarchive': ({ archived }) => ({ channel: archived }),
  'emoji.list': () => ({}),
  'files.completeUploadExternal': ({ uploaded, channel }) => ({
    files: [{ id: uploaded, title: 'Log' }],
    channel_id: channel,
  }),
  'files.delete': ({ file }) => ({ file }),
  'files.getUploadURLExternal': () => ({ filename: 'log.txt', length: 3 }),
  'files.info': ({ file }) => ({ file }),
  'files.list': ({ channel }) => ({ channel }),
  'oauth.v2.access': () => ({
    client_id: identity.clientId,
    client_secret: identity.clientSecret,
    code: identity.oauthCode,
  }),
  'pins.add': ({ channel, said }) => ({ channel, timestamp: said }),
  'pins.list': ({ channel }) => ({ channel }),
  'pins.remove': ({ channel, own }) => ({ channel, timestamp: own }),
  'reactions.add': ({ channel, said }) => ({ channel, timestamp: said, name: '+1' }),
  'reactions.get': ({ channel, own }) => ({ channel, timestamp: own }),
  'reactions.remove': ({ channel, own }) => ({ channel, timestamp: own, name: 'eyes' }),
  'team.info': () => ({}),
  'usergroups.list': () => ({ include_users: true }),
  'usergroups.users.list': () => ({ usergroup: 'S0ONCALL01' }),
  'usergroups.users.update': ({ sandbox }) => ({ usergroup: 'S0ONCALL01', users: sandbox.person('mia').id }),
  'users.conversations': () => ({ types: 'public_channel,private_channel,mpim,im', limit: 20 }),
  'users.getPresence': ({ sandbox }) => ({ user: sandbox.person('dana').id }),
  'users.info': ({ sandbox }) => ({ user: sandbox.person('dana').id, include_locale: true }),
  'users.list': () => ({ limit: 2 }),
  'users.lookupByEmail': () => ({ email: 'dana@example.com' }),
  'users.profile.get': ({ sandbox }) => ({ user: sandbox.person('dana').id }),
  'views.open': async ({ trigger }) => ({ trigger_id: await trigger(), view: modal }),
  'views.publish': ({ sandbox }) => ({ user_id: sandbox.person('dana').id, view: home }),
  'views.push': async ({ trigger }) => ({ trigger_id: await trigger(), view: modal }),
  'views.update': ({ view }) => ({ view_id: view, view: modal }),
};

/** More valid calls, for optional response fields. */
export const furtherCalls: Record<string, ((scene: Scene) => Arguments)[]> = {
  'conversations.history': [({ channel, said }) => ({ channel, latest: said, inclusive: true, limit: 1 })],
  'conversations.info': [
    ({ direct }) => ({ channel: direct, include_num_members: true, include_locale: true }),
  ],
  'conversations.join': [({ channel }) => ({ channel })],
  'conversations.open': [({ sandbox }) => ({ users: sandbox.person('dana').id, return_im: true })],
  'conversations.replies': [({ channel, own }) => ({ channel, ts: own, limit: 1 })],
  'conversations.leave': [() => ({ channel: 'C0INCIDEN2' })],
  'users.getPresence': [() => ({})],
  'views.update': [
    ({ view }) => ({
      view_id: view,
      view: { ...modal, submit: undefined, blocks: modal.blocks.slice(0, 1) },
    }),
  ],
};
