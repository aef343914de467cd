import type { ModalView } from '@slack/types';
import { textModal } from '../../slack/views/forms/text-modal.js';
import { refusalText } from '../../slack/views/refusal.js';
import { type MessageView, sentenceView } from '../../slack/views/text/blocks.js';
import { typedTextBack } from '../../slack/views/typed/typed-text-back.js';
import { findWithLastEntry, formRefusal } from '../../workflows/incident/read-incidents.js';
import type { AppContext } from '../app-context.js';
import { type Call, type Command, choiceOf, type Filled, type Reply } from '../command.js';
import { filledView, formView } from '../forms/form-view.js';
import { formNamed } from '../forms/forms.js';
import { question } from '../incident/list.js';
import { plainText } from '../typed/plain-text.js';
import { readLine } from '../typed/read-line.js';
import { notAccepted, type Shown } from './shown.js';

/** What is needed to answer one line. */
export interface AnswerContext {
  call: Call;
  line: string;
  triggerId: string;
  /** Whether it was pressed in a modal. */
  isInModal?: boolean;
}

/** Opens a command's form; null if its incident doesn't exist or is not visible to the person. */
export async function openCommandForm(
  appContext: AppContext,
  context: AnswerContext,
  { command, prefill }: Extract<Reply, { kind: 'form' }>,
): Promise<Shown | null> {
  const { call } = context;
  const { deps } = call;
  const isStart = command.name === 'start';
  const refusal = await formRefusal(deps, { ...call, isDeclaring: isStart });
  if (refusal) return notAccepted(refusalText(refusal));
  const found = isStart ? null : await findWithLastEntry(deps, { ...question(call), input: choiceOf(call) });
  if (!isStart && !found) return null;
  const input = { policy: deps.policy, prefill, incident: found?.incident ?? null, userId: call.userId };
  const view = formView(command, input, { ...call, sawEntry: found?.lastEntry ?? null });
  return openForm(appContext, context, view, typeInstead(command));
}

/** Opens a form whose blocks exist already. */
export async function openFilledForm(
  appContext: AppContext,
  context: AnswerContext,
  filled: Filled,
): Promise<Shown> {
  const { call } = context;
  const refusal = await formRefusal(call.deps, { ...call, isDeclaring: false });
  if (refusal) return notAccepted(refusalText(refusal));
  const form = formNamed(filled.form);
  if (!form) throw new Error(`There is no form ${filled.form}.`);
  const view = filledView(filled, form, { ...call, policy: call.deps.policy });
  return openForm(appContext, context, view, 'Slack did not open the form. Try again.');
}

/** Opens a message in a modal; in a modal, the message replaces what that shows. */
export async function openMessage(
  appContext: AppContext,
  context: AnswerContext,
  { title, view }: Extract<Reply, { kind: 'modal' }>,
): Promise<Shown> {
  if (context.isInModal) return { kind: 'message', view, isAccepted: true };
  return openForm(appContext, context, textModal(view, title), 'Slack did not open it. Try again.');
}

/** Opens the modal; `otherwise`: what the person reads if Slack doesn't. */
async function openForm(
  { slackOf }: AppContext,
  context: AnswerContext,
  view: ModalView,
  otherwise: string,
): Promise<Shown> {
  const { call, triggerId } = context;
  const slack = slackOf(call.workspaceId);
  const answer = await slack?.('views.open', { trigger_id: triggerId, view }, call.trace);
  // A repeated payload: the first delivery opened the form.
  const isOpenAlready = answer?.kind === 'rejected' && answer.error === 'exchanged_trigger_id';
  if (answer?.kind === 'ok' || isOpenAlready) return { kind: 'form_opened', isAccepted: true };
  return notAccepted(withWords(sentenceView(otherwise), context));
}

function typeInstead({ name, usage }: Command): string {
  const escaped = `${name} ${usage}`.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `Slack did not open the form. Type it instead: \`/incident ${escaped}\``;
}

/** Adds what was typed, to send it again, since no form holds it. A command without text is quickly typed again. */
function withWords({ text, blocks }: MessageView, { call, line }: AnswerContext): MessageView {
  if (readLine(line).rest === '') return { text, blocks };
  return { text, blocks: [...blocks, ...typedTextBack(plainText(`/incident ${line}`, call.nameOf))] };
}
