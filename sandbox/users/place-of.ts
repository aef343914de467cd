import { type Dict, dicts } from '../json.js';
import { maySee } from '../state/channel-access.js';
import { findMessage } from '../state/post-message.js';
import { presentMessage } from '../state/present-message.js';
import { newResponseUrl } from '../state/response-urls.js';
import { newTrigger } from '../state/triggers.js';
import { modalsOf, presentView } from '../state/view-stack.js';
import { viewState } from '../state/view-state.js';
import type { Channel, EphemeralMessage, Message, View } from '../state/workspace.js';
import { type Actor, userOf } from './actor.js';
import { channelInPayload, interactionPayload } from './interaction-payload.js';
import type { Clickable } from './person.js';

/** A control's container: its blocks, the key of its inputs, and its part of the payload. */
export interface Place {
  blocks: Dict[];
  holder: string;
  payload: () => Dict;
}

/** The current version of a message or view, even when given an older copy. Throws if the person can't see it. */
export function placeOf(actor: Actor, where: Clickable): Place {
  return 'ts' in where ? inMessage(actor, where) : inView(actor, where);
}

function inMessage(actor: Actor, copy: Message | EphemeralMessage): Place {
  const { context, userId } = actor;
  const hidden = context.workspace.ephemerals.find(
    (one) => one.ts === copy.ts && one.ephemeral_to === userId,
  );
  const message = hidden ?? findMessage(context, copy.channel, copy.ts);
  const channel = context.workspace.channels[copy.channel];
  const { name } = userOf(actor);
  if (!message || !channel) throw new Error(`${name} can no longer see the message ${copy.ts}.`);
  if (!maySee(context, channel, userId)) throw new Error(`${name} cannot see ${channel.name}.`);
  const blocks = [
    ...(message.blocks ?? []),
    ...(message.attachments ?? []).flatMap((one) => dicts(one.blocks)),
  ];
  const holder = `${message.channel}:${message.ts}`;
  return {
    blocks,
    holder,
    payload: () => ({
      ...messagePayload(actor, { message, channel, isEphemeral: hidden !== undefined }),
      state: { values: viewState(context, holder, blocks) },
    }),
  };
}

function messagePayload(actor: Actor, o: { message: Message; channel: Channel; isEphemeral: boolean }): Dict {
  const { context, userId: user } = actor;
  const { message, channel, isEphemeral } = o;
  const thread = message.thread_ts ? { thread_ts: message.thread_ts } : {};
  const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  const about = { kind: 'actions', user, channel: channel.id, messageTs: message.ts, isEphemeral } as const;
  return {
    ...interactionPayload(actor, 'block_actions'),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    trigger_id: newTrigger(context, user),
    channel: channelInPayload(channel),
    ...(isEphemeral ? {} : { message: presentMessage(context, message) }),
    response_url: newResponseUrl(context, isReply ? { ...about, threadTs: message.thread_ts } : about),
  };
}

function inView(actor: Actor, copy: View): Place {
  const { context, userId } = actor;
  const view = requireView(actor, copy.id);
  return {
    blocks: view.blocks,
    holder: view.id,
    payload: () => ({
      ...interactionPayload(actor, 'block_actions'),
      container: { type: 'view', view_id: view.id },
      trigger_id: newTrigger(context, userId, view.id),
      view: presentView(context, view),
    }),
  };
}

function requireView(actor: Actor, id: string): View {
  const { context, userId } = actor;
  const isShown = modalsOf(context, userId).at(-1) === id || context.workspace.homes[userId] === id;
  const view = context.workspace.views[id];
  if (!view || !isShown) throw new Error(`${userOf(actor).name} can no longer see the view ${id}.`);
  return view;
}
