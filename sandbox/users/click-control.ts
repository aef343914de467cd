import { type Dict, dict, isDict, text } from '../json.js';
import { newTs } from '../state/new-id.js';
import { interactiveElements, type Stateful } from '../state/view-state.js';
import type { Actor } from './actor.js';
import { answerFrom, deliverAct } from './answer-from.js';
import { chooseValue } from './choose-value.js';
import { findControl } from './find-control.js';
import { keepInput } from './keep-input.js';
import { loadOptions } from './load-options.js';
import type { Answer, Clickable, Control } from './person.js';
import { placeOf } from './place-of.js';
import { topModal } from './top-modal.js';

/** Uses a control in the current version of a message or view, even when given an older copy. */
export async function clickControl(
  actor: Actor,
  where: Clickable,
  control: Control,
  chosen?: unknown,
): Promise<Answer> {
  const place = placeOf(actor, where);
  const found = findControl(interactiveElements(place.blocks), control);
  const element = await loadOptions(actor, found, chosen, place.payload);
  const value = isButton(element)
    ? {}
    : chooseValue(actor, element, chosen === undefined ? control.value : chosen);
  if (!isButton(element) && !forgets.has(element.type)) keepInput(actor.context, place.holder, found, value);
  if (!isDispatched(found) || (isDict(element.confirm) && control.confirm === false))
    return nothingSent(actor);
  const payload = { ...place.payload(), actions: [action(actor, found, value)] };
  const { answer } = await deliverAct(actor, 'block_actions', payload);
  return Object.assign(answer, topModal(actor));
}

const buttons = new Set<unknown>(['button', 'workflow_button', 'icon_button']);
/** Elements whose selection is sent once and not stored. */
const forgets = new Set<unknown>(['overflow', 'feedback_buttons']);

function isButton(element: Dict): boolean {
  return buttons.has(element.type);
}

/** Inputs notify the app of changes only if they request it. */
function isDispatched({ block }: Stateful): boolean {
  return block.type !== 'input' || block.dispatch_action === true;
}

function nothingSent(actor: Actor): Answer {
  return answerFrom(actor, { status: 200, body: '', ms: 0 }, newTs(actor.context));
}

function action(actor: Actor, { element, blockId, actionId }: Stateful, value: Dict): Dict {
  const { type, text: words, value: fixed, placeholder, url } = element;
  const shown = Object.entries({ text: words, value: fixed, placeholder, url: text(url) });
  const present = Object.fromEntries(shown.filter(([, one]) => one !== undefined));
  const base = { type, action_id: actionId, block_id: blockId, ...present };
  return { ...base, ...dict(value), action_ts: newTs(actor.context) };
}
