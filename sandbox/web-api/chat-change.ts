import { deleteMessage, editMessage } from '../state/change-message.js';
import { identity } from '../state/identity.js';
import { permalink } from '../state/permalink.js';
import { presentMessage } from '../state/present-message.js';
import { refuse, refuseMistake } from './api-refusal.js';
import { readContent, requireWords, saysSomething } from './message-content.js';
import type { Family } from './method.js';
import { requireChannel, requireMessage } from './require-channel.js';

/** An edit allows a tenth of a new message's length. */
const maxEditChars = 4_000;

/** Editing, deleting and linking to messages. */
export const chatChange: Family = {
  'chat.update': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    const message = requireMessage(context, channel, args.text('ts'));
    if (message.bot_id !== identity.botId) refuse('cant_update_message');
    if (channel.isArchived) refuse('is_inactive');
    const content = readContent(args);
    const length = content.text?.length ?? 0;
    if (length > maxEditChars)
      refuseMistake(
        'msg_too_long',
        `text: ${length} characters given; Slack allows at most ${maxEditChars} in an edit`,
      );
    if (!saysSomething(content)) requireWords({ ...message, ...content });
    if (content.text !== undefined && content.blocks === undefined) content.blocks = [];
    editMessage(context, message, content, identity.botId);
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: presentMessage(context, message),
    };
  },

  'chat.delete': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    const message = requireMessage(context, channel, args.text('ts'));
    if (message.bot_id !== identity.botId || message.subtype === 'tombstone') refuse('cant_delete_message');
    deleteMessage(context, message);
    return { channel: channel.id, ts: message.ts };
  },

  'chat.getPermalink': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    const message = requireMessage(context, channel, args.text('message_ts'));
    return { channel: channel.id, permalink: permalink(context, message) };
  },
};
