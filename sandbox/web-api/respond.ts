import { deleteMessage, editMessage } from '../state/change-message.js';
import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { newTs } from '../state/new-id.js';
import { findMessage, postMessage } from '../state/post-message.js';
import type { EphemeralMessage, ResponseUrl } from '../state/workspace.js';
import { refuse } from './api-refusal.js';
import type { Args } from './args.js';
import { type Content, readContent, requireWords } from './message-content.js';

/** Handles a post to a response_url or a command's acknowledgement: a new message, a replacement or a deletion. */
export function answerResponseUrl(context: SandboxContext, url: ResponseUrl, args: Args): void {
  if (args.flag('delete_original')) {
    removeOriginal(context, url);
    return;
  }
  const content = readContent(args);
  requireWords(content);
  if (args.flag('replace_original') && url.messageTs) {
    replaceOriginal(context, url, content);
    return;
  }
  const thread = args.text('thread_ts') ?? url.threadTs;
  const message = { text: '', ...content, ...byApp, ...(thread ? { thread_ts: thread } : {}) };
  if (args.text('response_type') === 'in_channel') {
    postMessage(context, url.channel, message);
  } else {
    tellPrivately(context, url, message);
  }
}

const byApp = { user: identity.botUserId, bot_id: identity.botId, app_id: identity.appId };

/** Sends an ephemeral message. */
function tellPrivately(context: SandboxContext, url: ResponseUrl, message: Content & { text: string }): void {
  const { channel, user: ephemeral_to } = url;
  const team = context.workspace.team.id;
  context.workspace.ephemerals.push({
    ...message,
    type: 'message',
    channel,
    ts: newTs(context),
    team,
    ephemeral_to,
  });
}

function removeOriginal(context: SandboxContext, url: ResponseUrl): void {
  if (url.isEphemeral) {
    const { ephemerals } = context.workspace;
    const found = originalEphemeral(context, url);
    if (found) ephemerals.splice(ephemerals.indexOf(found), 1);
    return;
  }
  const message = findMessage(context, url.channel, url.messageTs);
  if (message) deleteMessage(context, message);
}

function replaceOriginal(context: SandboxContext, url: ResponseUrl, content: Content): void {
  const whole = { text: '', blocks: [], ...content };
  const message = url.isEphemeral ? undefined : findMessage(context, url.channel, url.messageTs);
  if (message) editMessage(context, message, whole, identity.botId);
  else
    Object.assign(
      originalEphemeral(context, url) ??
        refuse('message_not_found', 'The message to replace no longer exists'),
      whole,
    );
}

function originalEphemeral(context: SandboxContext, url: ResponseUrl): EphemeralMessage | undefined {
  return context.workspace.ephemerals.find((one) => one.ts === url.messageTs && one.channel === url.channel);
}
