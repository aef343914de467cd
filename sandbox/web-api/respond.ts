import { deleteMessage, editMessage } from '../state/change-message.js';
import { identity } from '../state/identity.js';
import { newTs } from '../state/new-id.js';
import { findMessage, postMessage } from '../state/post-message.js';
import type { EphemeralMessage, ResponseUrl } from '../state/workspace.js';
import type { World } from '../state/world.js';
import { refuse } from './api-refusal.js';
import type { Args } from './args.js';
import { type Content, readContent, requireWords } from './message-content.js';

/** Does what was posted to a response_url, or acknowledged to a command: a new message, a replacement, a removal. */
export function answerResponseUrl(world: World, url: ResponseUrl, args: Args): void {
  if (args.flag('delete_original')) {
    removeOriginal(world, url);
    return;
  }
  const content = readContent(args);
  requireWords(content);
  if (args.flag('replace_original') && url.messageTs) {
    replaceOriginal(world, url, content);
    return;
  }
  const thread = args.text('thread_ts') ?? url.threadTs;
  const message = { text: '', ...content, ...byApp, ...(thread ? { thread_ts: thread } : {}) };
  if (args.text('response_type') === 'in_channel') {
    postMessage(world, url.channel, message);
  } else {
    tellPrivately(world, url, message);
  }
}

const byApp = { user: identity.botUserId, bot_id: identity.botId, app_id: identity.appId };

/** Shows a message to one person only. */
function tellPrivately(world: World, url: ResponseUrl, message: Content & { text: string }): void {
  const { channel, user: ephemeral_to } = url;
  const team = world.workspace.team.id;
  world.workspace.ephemerals.push({
    ...message,
    type: 'message',
    channel,
    ts: newTs(world),
    team,
    ephemeral_to,
  });
}

function removeOriginal(world: World, url: ResponseUrl): void {
  if (url.isEphemeral) {
    const { ephemerals } = world.workspace;
    const found = originalEphemeral(world, url);
    if (found) ephemerals.splice(ephemerals.indexOf(found), 1);
    return;
  }
  const message = findMessage(world, url.channel, url.messageTs);
  if (message) deleteMessage(world, message);
}

function replaceOriginal(world: World, url: ResponseUrl, content: Content): void {
  const whole = { text: '', blocks: [], ...content };
  const message = url.isEphemeral ? undefined : findMessage(world, url.channel, url.messageTs);
  if (message) editMessage(world, message, whole, identity.botId);
  else
    Object.assign(
      originalEphemeral(world, url) ??
        refuse('message_not_found', 'The message that was to be replaced is gone'),
      whole,
    );
}

function originalEphemeral(world: World, url: ResponseUrl): EphemeralMessage | undefined {
  return world.workspace.ephemerals.find((one) => one.ts === url.messageTs && one.channel === url.channel);
}
