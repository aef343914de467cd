import { type Dict, isDict } from '../json.js';
import { newTs } from '../state/new-id.js';
import { newTrigger } from '../state/triggers.js';
import { closeView, presentView } from '../state/view-stack.js';
import { statefulElements } from '../state/view-state.js';
import { ApiRefusal, refuseMistake } from '../web-api/api-refusal.js';
import type { Actor } from './actor.js';
import { answerFrom, deliverAct } from './answer-from.js';
import { applyResponseAction } from './apply-response-action.js';
import { checkInputs } from './check-inputs.js';
import { clickControl } from './click-control.js';
import { fillModal, requireModal } from './fill-modal.js';
import { wordsOf } from './find-control.js';
import { interactionPayload } from './interaction-payload.js';
import type { Answer } from './person.js';
import { topModal } from './top-modal.js';

/** Slack's message over a modal whose submission failed or got an invalid response. */
const trouble = 'We had some trouble connecting. Try again?';

/** Submits the top modal after filling in `values`; it closes, changes, or stays open with `errors`. */
export async function submitModal(actor: Actor, values: Record<string, unknown> = {}): Promise<Answer> {
  const { context, userId } = actor;
  fillModal(actor, await chooseFromExternal(actor, values));
  const view = requireModal(actor);
  if (!view.submit) throw new Error('The modal has no submit button.');
  const errors = checkInputs(context, view);
  if (Object.keys(errors).length > 0) {
    const unsent = answerFrom(actor, { status: undefined, body: '', ms: 0 }, newTs(context));
    return Object.assign(unsent, { errors, view });
  }
  const { answer, receipt } = await deliverAct(actor, 'view_submission', {
    ...interactionPayload(actor, 'view_submission'),
    trigger_id: newTrigger(context, userId, view.id),
    view: presentView(context, context.workspace.views[view.id] ?? view),
    response_urls: [],
  });
  if (receipt.failed) return Object.assign(answer, { failed: trouble, ...topModal(actor) });
  const outcome = applied(actor, view.id, receipt.body);
  return Object.assign(answer, outcome, topModal(actor));
}

/** Asks the app for options of external menus; returns the values still to fill in. */
async function chooseFromExternal(
  actor: Actor,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const view = requireModal(actor);
  const left = { ...values };
  for (const one of statefulElements(view.blocks)) {
    const name = [one.blockId, one.actionId, wordsOf(one)].find((key) => key !== undefined && key in values);
    if (name === undefined || !String(one.element.type).includes('external_select')) continue;
    await clickControl(actor, view, { block_id: one.blockId, action_id: one.actionId }, values[name]);
    delete left[name];
  }
  return left;
}

/** An invalid response leaves the modal open and counts as a mistake of the app. */
function applied(actor: Actor, viewId: string, body: unknown): Partial<Answer> {
  try {
    return applyResponseAction(actor, viewId, requireObject(body));
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    actor.log.note('ack of view_submission', isDict(body) ? body : { body }, error);
    return { failed: trouble };
  }
}

/** An empty response counts as an empty object. */
function requireObject(body: unknown): Dict {
  if (isDict(body)) return body;
  if (typeof body === 'string' && body.trim() === '') return {};
  const shown = JSON.stringify(body)?.slice(0, 60);
  return refuseMistake(
    'invalid_response_action',
    `The response body is ${shown}; Slack accepts an empty body, or a JSON object with response_action`,
  );
}

/** Closes the top modal; notifies the app if the view requests it. */
export async function closeModal(actor: Actor): Promise<void> {
  const { context } = actor;
  const view = requireModal(actor);
  const payload = {
    ...interactionPayload(actor, 'view_closed'),
    view: presentView(context, view),
    is_cleared: false,
  };
  closeView(context, view);
  if (view.notify_on_close) await deliverAct(actor, 'view_closed', payload);
}
