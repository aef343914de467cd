import { randomUUID } from 'node:crypto';
import { isDirect } from '../state/channel-access.js';
import { directChannel } from '../state/direct-channel.js';
import { maxFileBytes } from '../state/file-limits.js';
import { identity } from '../state/identity.js';
import { postMessage } from '../state/post-message.js';
import { richTextOf } from '../state/rich-text-of.js';
import { presentFile, storeFile, tellFileShared } from '../state/store-file.js';
import type { Message, StoredFile } from '../state/workspace.js';
import { type Actor, channelOfMember, requireComposer, userOf } from './actor.js';
import { expandMentions } from './expand-mentions.js';
import type { PostAt } from './person.js';

/** Posts a person's text and files. Throws for non-members and archived channels. */
export function postAs(actor: Actor, text: string, at: PostAt): Message {
  const { context } = actor;
  openDirect(actor, at.in);
  const channel = channelOfMember(actor, at.in);
  requireComposer(actor, channel);
  if (channel.isArchived && !isDirect(channel))
    throw new Error(`#${channel.name} is archived: nobody can post there.`);
  const uploads = (at.uploads ?? []).map((id) => uploaded(actor, id));
  const files = [...(at.files ?? []).map((file) => attach(actor, file)), ...uploads];
  for (const file of files) Object.assign(file, { channels: [channel.id], isComplete: true });
  const message = postMessage(context, channel.id, {
    ...authored(actor, expandMentions(context, text, 'message')),
    ...(at.subtype ? { subtype: at.subtype } : {}),
    ...(at.thread ? { thread_ts: at.thread } : {}),
    ...(at.broadcast ? { broadcast: true } : {}),
    ...(files.length
      ? { subtype: 'file_share', files: files.map((file) => presentFile(context, file)) }
      : {}),
  });
  for (const file of files) tellFileShared(context, file, channel.id);
  return message;
}

/** Writing to the app opens the direct message with it. */
function openDirect(actor: Actor, to: string): void {
  const { context, userId } = actor;
  if (to.replace(/^@/, '') === context.workspace.users[identity.botUserId]?.name)
    directChannel(context, [userId]);
}

/** A bot's message has no composer blocks but a name of its own. */
function authored(actor: Actor, text: string): Pick<Message, 'user' | 'text'> & Partial<Message> {
  const { id, kind, name } = userOf(actor);
  if (kind === 'bot')
    return { user: id, text, bot_id: `B${id.slice(1)}`, username: name, subtype: 'bot_message' };
  return text
    ? { user: id, text, client_msg_id: randomUUID(), blocks: [richTextOf(text)] }
    : { user: id, text };
}

type Attachment = NonNullable<PostAt['files']>[number];

function attach(actor: Actor, { name, mimetype, content = '' }: Attachment): StoredFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (bytes.length > maxFileBytes)
    throw new Error(`${name} is too large: ${bytes.length} bytes; Slack allows at most ${maxFileBytes}.`);
  const about = { name, user: actor.userId, size: bytes.length, ...(mimetype ? { mimetype } : {}) };
  const file = storeFile(actor.context, about);
  return Object.assign(file, { content: bytes.toString('base64') });
}

/** A file the actor uploaded and has not shared yet. */
function uploaded({ context, userId }: Actor, id: string): StoredFile {
  const file = context.workspace.files[id];
  if (!file || file.user !== userId || file.isComplete || file.content === undefined)
    throw new Error('This file no longer exists. Attach it again.');
  return file;
}
