import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Refusal } from '../../domain/refusal.js';
import { type NameOf, noName } from '../../domain/timeline/messages/readable.js';
import { carriesUndo } from '../../slack/views/answer.js';
import { textModal } from '../../slack/views/forms/text-modal.js';
import { startedModal } from '../../slack/views/incident/answers/started.js';
import { fieldOf, refusalText } from '../../slack/views/refusal.js';
import { type MessageView, sentenceView } from '../../slack/views/text/blocks.js';
import { findWithLastEntry } from '../../workflows/incident/read-incidents.js';
import type { Outcome } from '../../workflows/request.js';
import { editAgain } from '../action-items/forms/edit-form.js';
import type { AppContext } from '../app-context.js';
import { type Call, choiceOf, type Reply } from '../command.js';
import { formAgain } from '../forms/form-view.js';
import { question } from '../incident/list.js';
import { editSectionAgain } from '../postmortems/forms/edit-section-form.js';
import { namesFor, plainText } from '../typed/plain-text.js';
import { respond } from './respond.js';
import type { Shown } from './shown.js';

/** The answer to a submitted form. */
export interface FormAnswer {
  kind: 'form';
  isAccepted: boolean;
  /** What becomes of the form. */
  response: ViewResponseAction;
  /** Sent to where the form was opened; null if the form itself shows the answer. */
  message: MessageView | null;
}

/** Turns the reply to a submitted form into its answer. */
export async function answerForm(
  appContext: AppContext,
  call: Call,
  { view, reply }: { view: ViewOutput; reply: Reply },
): Promise<FormAnswer> {
  const outcome = reply.kind === 'outcome' ? reply.outcome : null;
  if (outcome?.kind === 'refused') {
    const response = await refusalResponse(call, view, outcome.refusal);
    return { kind: 'form', isAccepted: false, response, message: null };
  }
  const shown = await respond(appContext, { call, line: '', triggerId: '' }, reply);
  return { kind: 'form', isAccepted: shown.isAccepted, ...endOf(call, outcome, shown) };
}

/** A refreshed form if somebody else changed a shown field meanwhile; otherwise the refusal at its field. */
async function refusalResponse(call: Call, view: ViewOutput, refusal: Refusal): Promise<ViewResponseAction> {
  const text = refusalText(refusal);
  const refreshed = await refreshedForm(call, view, refusal);
  if (refreshed) return { response_action: 'update', view: refreshed };
  return errorResponse(view, text, { field: fieldOf(refusal), nameOf: await namesFor(call, text) });
}

async function refreshedForm(call: Call, view: ViewOutput, refusal: Refusal): Promise<ModalView | null> {
  const warning = refusalText(refusal);
  if (refusal.kind === 'action_item_changed_since') return editAgain(call, view, warning);
  if (refusal.kind === 'section_changed') return editSectionAgain(call, view, warning);
  if (refusal.kind !== 'changed_since') return null;
  const now = await findWithLastEntry(call.deps, { ...question(call), input: choiceOf(call) });
  return now && formAgain(view, { ...now, policy: call.deps.policy, warning });
}

/** An answer with an *Undo* button goes to where the form was opened; others replace the form or close it. */
function endOf(
  { responseUrl }: Call,
  outcome: Extract<Outcome, { kind: 'accepted' }> | null,
  shown: Shown,
): Pick<FormAnswer, 'response' | 'message'> {
  if (shown.kind !== 'message') return { response: { response_action: 'clear' }, message: null };
  const event = outcome?.events[0];
  if (carriesUndo(event) && responseUrl)
    return { response: { response_action: 'clear' }, message: shown.view };
  const view =
    outcome && event?.kind === 'declared'
      ? startedModal(outcome.incident, shown.view)
      : textModal(shown.view, 'Done');
  return { response: { response_action: 'update', view }, message: null };
}

/** Shows an error at its field, otherwise at the first field; replaces a form without fields. */
export function errorResponse(
  view: ViewOutput,
  text: string,
  { field, nameOf }: { field: string | null; nameOf: NameOf } = { field: null, nameOf: noName },
): ViewResponseAction {
  const inputs = view.blocks.filter((block) => block.type === 'input');
  const input = inputs.find((block) => block.block_id === field) ?? inputs[0];
  if (!input) return { response_action: 'update', view: textModal(sentenceView(text), view.title.text) };
  return { response_action: 'errors', errors: { [input.block_id ?? '']: plainText(text, nameOf) } };
}
