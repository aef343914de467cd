import { type Dict, dict, dicts, isDict, text } from '../json.js';
import { maySee } from '../state/channel-access.js';
import { newTs } from '../state/new-id.js';
import { findMessage } from '../state/post-message.js';
import { presentMessage } from '../state/present-message.js';
import { newResponseUrl } from '../state/response-urls.js';
import { newTrigger } from '../state/triggers.js';
import { modalsOf, presentView } from '../state/view-stack.js';
import { interactiveElements, type Stateful, viewState } from '../state/view-state.js';
import type { EphemeralMessage, Message, View } from '../state/workspace.js';
import { type Actor, userOf } from './actor.js';
import { answerFrom, deliverAct } from './answer-from.js';
import { chooseValue } from './choose-value.js';
import { findControl } from './find-control.js';
import { channelInPayload, interactionPayload } from './interaction-payload.js';
import { keepInput } from './keep-input.js';
import { loadOptions } from './load-options.js';
import type { Answer, Clickable, Control } from './person.js';
import { topModal } from './top-modal.js';

/** Uses a control of a message or view as it stands now, whatever older copy of it was given. */
export async function clickControl(
  actor: Actor,
  where: Clickable,
  control: Control,
  chosen?: unknown,
): Promise<Answer> {
  const place = 'ts' in where ? inMessage(actor, where) : inView(actor, where);
  const found = findControl(interactiveElements(place.blocks), control);
  const element = await loadOptions(actor, found, chosen, place.payload);
  const isButton = element.type === 'button' || element.type === 'workflow_button';
  const value = isButton ? {} : chooseValue(actor, element, chosen ?? control.value);
  if (!isButton && element.type !== 'overflow') keepInput(actor.world, place.holder, found, value);
  if (!isDispatched(found) || (isDict(element.confirm) && control.confirm === false))
    return nothingSent(actor);
  const payload = {
    ...place.payload(),
    state: { values: viewState(actor.world, place.holder, place.blocks) },
  };
  if (place.viewId)
    Object.assign(payload, { view: presentView(actor.world, requireView(actor, place.viewId)) });
  const { answer } = await deliverAct(actor, 'block_actions', {
    ...payload,
    actions: [action(actor, found, value)],
  });
  return Object.assign(answer, topModal(actor));
}

/** Inputs tell the app of a change only where they ask for it. */
function isDispatched({ block }: Stateful): boolean {
  return block.type !== 'input' || block.dispatch_action === true;
}

function nothingSent(actor: Actor): Answer {
  return answerFrom(actor, { status: 200, body: '', ms: 0 }, newTs(actor.world));
}

/** Where a control stands: its blocks, the key of its inputs, and the payload's part that names it. */
export interface Place {
  blocks: Dict[];
  holder: string;
  viewId?: string;
  payload: () => Dict;
}

function inMessage(actor: Actor, given: Message | EphemeralMessage): Place {
  const { world, userId } = actor;
  const hidden = world.workspace.ephemerals.find((one) => one.ts === given.ts && one.ephemeral_to === userId);
  const message = hidden ?? findMessage(world, given.channel, given.ts);
  const channel = world.workspace.channels[given.channel];
  if (!message || !channel)
    throw new Error(`${userOf(actor).name} does not see the message ${given.ts} any more.`);
  if (!maySee(world, channel, userId)) throw new Error(`${userOf(actor).name} may not see ${channel.name}.`);
  const isEphemeral = hidden !== undefined;
  const thread = message.thread_ts ? { thread_ts: message.thread_ts } : {};
  return {
    blocks: [...(message.blocks ?? []), ...(message.attachments ?? []).flatMap((one) => dicts(one.blocks))],
    holder: `${message.channel}:${message.ts}`,
    payload: () => ({
      ...interactionPayload(actor, 'block_actions'),
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: isEphemeral,
        ...thread,
      },
      trigger_id: newTrigger(world, userId),
      channel: channelInPayload(channel),
      ...(isEphemeral ? {} : { message: presentMessage(world, message) }),
      response_url: newResponseUrl(world, {
        kind: 'actions',
        user: userId,
        channel: channel.id,
        messageTs: message.ts,
        isEphemeral,
        ...(message.thread_ts && message.thread_ts !== message.ts ? { threadTs: message.thread_ts } : {}),
      }),
    }),
  };
}

function inView(actor: Actor, given: View): Place {
  const { world, userId } = actor;
  const view = requireView(actor, given.id);
  return {
    blocks: view.blocks,
    holder: view.id,
    viewId: view.id,
    payload: () => ({
      ...interactionPayload(actor, 'block_actions'),
      container: { type: 'view', view_id: view.id },
      trigger_id: newTrigger(world, userId, view.id),
    }),
  };
}

function requireView(actor: Actor, id: string): View {
  const { world, userId } = actor;
  const isShown = modalsOf(world, userId).at(-1) === id || world.workspace.homes[userId] === id;
  const view = world.workspace.views[id];
  if (!view || !isShown) throw new Error(`${userOf(actor).name} does not see the view ${id} any more.`);
  return view;
}

function action(actor: Actor, { element, blockId, actionId }: Stateful, value: Dict): Dict {
  const shown = { text: element.text, value: element.value, placeholder: element.placeholder };
  const present = Object.entries(shown).filter(([, one]) => one !== undefined);
  const url = text(element.url) ? { url: element.url } : {};
  const base = {
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    ...Object.fromEntries(present),
    ...url,
  };
  return { ...base, ...dict(value), action_ts: newTs(actor.world) };
}
