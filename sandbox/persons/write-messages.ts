import { deleteMessage, editMessage } from '../state/change-message.js';
import { channelNamed, isDirect } from '../state/channel-access.js';
import { directChannel } from '../state/direct-channel.js';
import { identity } from '../state/identity.js';
import { joinChannel, leaveChannel } from '../state/membership.js';
import { randomToken } from '../state/new-id.js';
import { pinMessage, unpinMessage } from '../state/pin-message.js';
import { findMessage, postMessage } from '../state/post-message.js';
import { addReaction, removeReaction } from '../state/react.js';
import { richTextOf } from '../state/rich-text-of.js';
import { presentFile, storeFile, tellFileShared } from '../state/store-file.js';
import type { Message, StoredFile } from '../state/workspace.js';
import { type Actor, channelAt, channelOfMember, userOf } from './actor.js';
import { expandMentions } from './expand-mentions.js';
import type { Person, PostAt } from './person.js';

type Writing = Pick<
  Person,
  'posts' | 'edits' | 'deletes' | 'reacts' | 'unreacts' | 'pins' | 'unpins' | 'joins' | 'leaves' | 'invites'
>;

/** What a person does with messages and channels without the app's help. The app hears of it by events. */
export function writing(actor: Actor): Writing {
  const { world, userId } = actor;
  const stored = (message: Message): Message => {
    const found = findMessage(world, message.channel, message.ts);
    if (!found) throw new Error(`The message ${message.ts} no longer stands in ${message.channel}.`);
    return found;
  };
  return {
    posts: async (text, at) => structuredClone(post(actor, text, at)),
    async edits(message, text) {
      const own = stored(message);
      if (own.user !== userId)
        throw new Error(`${userOf(actor).name} cannot edit a message of someone else.`);
      const words = expandMentions(world, text, 'message');
      editMessage(world, own, { text: words, blocks: [richTextOf(words)] }, userId);
    },
    async deletes(message) {
      deleteMessage(world, stored(message));
    },
    async reacts(message, name) {
      addReaction(world, stored(message), name, userId);
    },
    async unreacts(message, name) {
      removeReaction(world, stored(message), name, userId);
    },
    async pins(message) {
      if (!stored(message).pinned_to) pinMessage(world, stored(message), userId);
    },
    async unpins(message) {
      if (stored(message).pinned_to) unpinMessage(world, stored(message), userId);
    },
    async joins(channel) {
      joinChannel(world, channelAt(actor, channel), userId);
    },
    async leaves(channel) {
      leaveChannel(world, channelAt(actor, channel), userId);
    },
    async invites(channel, person) {
      const id = typeof person === 'string' ? idOf(actor, person) : person.id;
      joinChannel(world, channelOfMember(actor, channel), id, userId);
    },
  };
}

function post(actor: Actor, text: string, at: PostAt): Message {
  const { world, userId } = actor;
  const user = userOf(actor);
  const isDirectToApp = at.in.replace(/^@/, '') === world.workspace.users[identity.botUserId]?.name;
  if (isDirectToApp && !channelNamed(world, at.in)) directChannel(world, [userId]);
  const channel = channelOfMember(actor, at.in);
  if (channel.isArchived && !isDirect(channel))
    throw new Error(`#${channel.name} is archived: nobody can post there.`);
  const words = expandMentions(world, text, 'message');
  const author =
    user.kind === 'bot'
      ? { bot_id: `B${user.id.slice(1)}`, username: user.name, subtype: 'bot_message' }
      : {};
  const files = (at.files ?? []).map((file) => attach(actor, file, channel.id));
  const message = postMessage(world, channel.id, {
    user: userId,
    text: words,
    ...(words && user.kind !== 'bot' ? { client_msg_id: randomToken(32), blocks: [richTextOf(words)] } : {}),
    ...author,
    ...(at.subtype ? { subtype: at.subtype } : {}),
    ...(at.thread ? { thread_ts: at.thread } : {}),
    ...(at.broadcast ? { broadcast: true } : {}),
    ...(files.length ? { subtype: 'file_share', files: files.map((file) => presentFile(world, file)) } : {}),
  });
  for (const file of files) tellFileShared(world, file, channel.id);
  return message;
}

type Attachment = NonNullable<PostAt['files']>[number];

function attach(actor: Actor, { name, mimetype, content = '' }: Attachment, channel: string): StoredFile {
  const bytes = Buffer.from(content);
  const about = { name, user: actor.userId, size: bytes.length, ...(mimetype ? { mimetype } : {}) };
  const file = storeFile(actor.world, about);
  return Object.assign(file, { content: bytes.toString('base64'), channels: [channel], isComplete: true });
}

function idOf(actor: Actor, handle: string): string {
  const user = Object.values(actor.world.workspace.users).find(
    (one) => one.name === handle || one.id === handle,
  );
  if (!user) throw new Error(`There is nobody called "${handle}" in the sandbox.`);
  return user.id;
}
