import { dict } from '../json.js';
import { newTs } from '../state/new-id.js';
import { newTrigger } from '../state/triggers.js';
import { closeViews, presentView } from '../state/view-stack.js';
import { ApiRefusal } from '../web-api/api-refusal.js';
import type { Actor } from './actor.js';
import { answerFrom, deliverAct } from './answer-from.js';
import { applyResponseAction } from './apply-response-action.js';
import { checkInputs } from './check-inputs.js';
import { fillModal, requireModal } from './fill-modal.js';
import { interactionPayload } from './interaction-payload.js';
import type { Answer } from './person.js';
import { topModal } from './top-modal.js';

/** What Slack shows over a modal whose submission the app did not take, or answered with nonsense. */
const trouble = 'We had some trouble connecting. Try again?';

/** Submits the top modal after filling in `values`: closed, changed, or still open with `errors`. */
export async function submitModal(actor: Actor, values: Record<string, unknown> = {}): Promise<Answer> {
  fillModal(actor, values);
  const { world, userId } = actor;
  const view = requireModal(actor);
  if (!view.submit) throw new Error('The modal has no submit button.');
  const errors = checkInputs(world, view);
  if (Object.keys(errors).length > 0) {
    const unsent = answerFrom(actor, { status: undefined, body: '', ms: 0 }, newTs(world));
    return Object.assign(unsent, { errors, view });
  }
  const { answer, receipt } = await deliverAct(actor, 'view_submission', {
    ...interactionPayload(actor, 'view_submission'),
    trigger_id: newTrigger(world, userId, view.id),
    view: presentView(world, world.workspace.views[view.id] ?? view),
    response_urls: [],
  });
  if (receipt.failed) return Object.assign(answer, { failed: trouble, ...topModal(actor) });
  const outcome = applied(actor, view.id, dict(receipt.body));
  return Object.assign(answer, outcome, topModal(actor));
}

/** A bad answer leaves the modal open, and is counted among the app's mistakes. */
function applied(actor: Actor, viewId: string, body: Record<string, unknown>): Partial<Answer> {
  try {
    return applyResponseAction(actor, viewId, body);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    actor.log.note('ack of view_submission', body, error);
    return { failed: trouble };
  }
}

/** Closes the top modal; the app hears of it where the view asked for that. */
export async function closeModal(actor: Actor): Promise<void> {
  const { world, userId } = actor;
  const view = requireModal(actor);
  const payload = {
    ...interactionPayload(actor, 'view_closed'),
    view: presentView(world, view),
    is_cleared: false,
  };
  closeViews(world, userId, { all: false });
  if (view.notify_on_close) await deliverAct(actor, 'view_closed', payload);
}
