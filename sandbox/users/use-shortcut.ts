import { maySee } from '../state/channel-access.js';
import { newTs } from '../state/new-id.js';
import { findMessage } from '../state/post-message.js';
import { presentMessage } from '../state/present-message.js';
import { newResponseUrl } from '../state/response-urls.js';
import { newTrigger } from '../state/triggers.js';
import type { Message } from '../state/workspace.js';
import { type Actor, userOf } from './actor.js';
import { deliverAct } from './answer-from.js';
import { channelInPayload, interactionPayload } from './interaction-payload.js';
import type { Answer } from './person.js';
import { topModal } from './top-modal.js';

/** Uses a global shortcut. Throws if the manifest does not have it. */
export async function useShortcut(actor: Actor, callbackId: string): Promise<Answer> {
  requireDeclared(actor, callbackId, 'global');
  const { answer } = await deliverAct(actor, 'shortcut', {
    ...interactionPayload(actor, 'shortcut'),
    action_ts: newTs(actor.context),
    callback_id: callbackId,
    trigger_id: newTrigger(actor.context, actor.userId),
  });
  return Object.assign(answer, topModal(actor));
}

/** Uses a message shortcut. Throws if the manifest does not have it. */
export async function useMessageShortcut(actor: Actor, callbackId: string, copy: Message): Promise<Answer> {
  requireDeclared(actor, callbackId, 'message');
  const { context, userId } = actor;
  const message = findMessage(context, copy.channel, copy.ts);
  const channel = context.workspace.channels[copy.channel];
  if (!message || !channel || !maySee(context, channel, userId)) {
    throw new Error(`${userOf(actor).name} cannot see the message ${copy.ts}.`);
  }
  const url = {
    kind: 'actions',
    user: userId,
    channel: channel.id,
    messageTs: message.ts,
    isEphemeral: false,
  } as const;
  const { answer } = await deliverAct(actor, 'message_action', {
    ...interactionPayload(actor, 'message_action'),
    action_ts: newTs(context),
    callback_id: callbackId,
    trigger_id: newTrigger(context, userId),
    response_url: newResponseUrl(context, url),
    message_ts: message.ts,
    channel: channelInPayload(channel),
    message: presentMessage(context, message),
  });
  return Object.assign(answer, topModal(actor));
}

function requireDeclared(actor: Actor, callbackId: string, type: 'global' | 'message'): void {
  const { manifest } = actor.context;
  if (manifest.permissive || manifest.shortcuts.get(callbackId)?.type === type) return;
  throw new Error(`The manifest declares no ${type} shortcut "${callbackId}".`);
}
