import type { ModalView } from '@slack/types';
import type { IncidentEvent } from '../../domain/incident-event.js';
import type { Refusal } from '../../domain/refusal.js';
import { answerView, carriesUndo, isPostedToChannel } from '../../slack/views/answer.js';
import { drillView } from '../../slack/views/incident/drill.js';
import { whichIncidentView } from '../../slack/views/incident/which-incident.js';
import { refusalText } from '../../slack/views/refusal.js';
import { type MessageView, sentenceView } from '../../slack/views/text/blocks.js';
import { typedTextBack } from '../../slack/views/typed/typed-text-back.js';
import {
  findVisible,
  findWithLastEntry,
  formRefusal,
  listVisible,
} from '../../workflows/incident/read-incidents.js';
import type { AppContext } from '../app-context.js';
import { type Call, type Command, choiceOf, type Filled, notFoundReply, type Reply } from '../command.js';
import type { Waited } from '../deadline.js';
import { filledView, formView } from '../forms/form-view.js';
import { formNamed } from '../forms/forms.js';
import { question } from '../incident/list.js';
import { refusalWithText } from '../typed/left-over.js';
import { plainText } from '../typed/plain-text.js';
import { readLine } from '../typed/read-line.js';

/** What the person gets to see: a message, or a form that is already open. */
export type Shown =
  | { kind: 'words'; view: MessageView; isAccepted: boolean; isReported: boolean }
  | { kind: 'form_opened' };

/** What is needed to answer one line. */
export interface AnswerContext {
  call: Call;
  line: string;
  triggerId: string;
}

/**
 * Turns a reply into what the person sees. `isReported`: the incident's channel shows it anyway. If Slack doesn't open
 * a form, the person reads what to type instead.
 */
export async function respond(appContext: AppContext, context: AnswerContext, reply: Reply): Promise<Shown> {
  const { call } = context;
  switch (reply.kind) {
    case 'message':
      return words(reply.view);
    case 'which_incident':
      return whichIncident(context);
    case 'form':
      return openForm(appContext, context, reply.command, reply.prefill);
    case 'filled':
      return openFilled(appContext, context, reply.filled);
    case 'outcome': {
      const { outcome } = reply;
      if (outcome.kind === 'refused') {
        const view = refusalWithText(call, context.line, outcome.refusal);
        return words(await markedIfDrill(call, outcome.refusal, view), false);
      }
      const isInside = outcome.incident.channelId !== null && outcome.incident.channelId === call.channelId;
      const { lookAlike } = outcome;
      const look = { policy: call.deps.policy, userId: call.userId, isInside, at: outcome.at, lookAlike };
      const view = answerView(outcome.incident, outcome.events, look);
      return {
        kind: 'words',
        view,
        isAccepted: true,
        isReported: isInside && isShownInChannel(outcome.events),
      };
    }
  }
}

/** A refusal about a drill says so, like everything else. */
async function markedIfDrill(call: Call, refusal: Refusal, view: MessageView): Promise<MessageView> {
  const isAbout = 'number' in refusal && refusal.kind !== 'other_not_found';
  const incident = isAbout
    ? await findVisible(call.deps, { ...question(call), input: choiceOf(call) })
    : null;
  return incident?.kind === 'drill' ? drillView(view) : view;
}

function isShownInChannel(events: IncidentEvent[]): boolean {
  return isPostedToChannel(events) && !carriesUndo(events[0]);
}

/** Logs and counts one answered payload and schedules record processing. `startedAt` is from `performance.now()`. */
export function reportAnswered(
  { observe, recordChanged, userLookups }: AppContext,
  { trace, workspaceId, userId, act }: Call,
  answer: { command: string; waited: Waited<unknown>; isRefused: boolean; startedAt: number },
): void {
  const { command, waited, isRefused, startedAt } = answer;
  if (waited.kind === 'done' && !isRefused) recordChanged();
  userLookups.person(workspaceId, userId);
  observe.answered({
    trace,
    workspaceId,
    userId,
    command,
    source: act.source,
    outcome: waited.kind !== 'done' ? 'failed' : isRefused ? 'refused' : 'accepted',
    error: waited.kind === 'fault' ? waited.error : null,
    ms: performance.now() - startedAt,
  });
}

async function whichIncident({ call, line }: AnswerContext): Promise<Shown> {
  const choices = await listVisible(call.deps, {
    ...question(call),
    input: { phases: ['active', 'learning'], mine: false, before: null, limit: 5 },
  });
  return words(whichIncidentView(line, choices, plainText(line, call.nameOf)), false);
}

async function openForm(
  appContext: AppContext,
  context: AnswerContext,
  command: Command,
  prefill: string,
): Promise<Shown> {
  const { call, triggerId } = context;
  const { deps } = call;
  const isStart = command.name === 'start';
  const refusal = await formRefusal(deps, { ...call, isDeclaring: isStart });
  if (refusal) return words(sentenceView(refusalText(refusal)), false);
  const found = isStart ? null : await findWithLastEntry(deps, { ...question(call), input: choiceOf(call) });
  if (!isStart && !found) return respond(appContext, context, notFoundReply(call));
  const look = { policy: deps.policy, prefill, incident: found?.incident ?? null, userId: call.userId };
  const view = formView(command, look, { ...call, sawEntry: found?.lastEntry ?? null });
  return (await openView(appContext, { call, triggerId, view }))
    ? { kind: 'form_opened' }
    : words(withWords(typeInstead(command), context), false);
}

async function openFilled(appContext: AppContext, context: AnswerContext, filled: Filled): Promise<Shown> {
  const { call, triggerId } = context;
  const refusal = await formRefusal(appContext.deps, { ...call, isDeclaring: false });
  if (refusal) return words(sentenceView(refusalText(refusal)), false);
  const form = formNamed(filled.form);
  if (!form) throw new Error(`There is no form ${filled.form}.`);
  const view = filledView(filled, form, { ...call, policy: call.deps.policy });
  const isOpen = await openView(appContext, { call, triggerId, view });
  return isOpen
    ? { kind: 'form_opened' }
    : words(withWords(sentenceView('Slack did not open the form. Try again.'), context), false);
}

async function openView(
  { slackOf }: AppContext,
  { call, triggerId, view }: { call: Call; triggerId: string; view: ModalView },
): Promise<boolean> {
  const slack = slackOf(call.workspaceId);
  const answer = await slack?.('views.open', { trigger_id: triggerId, view }, call.trace);
  // A repeated payload: the first delivery opened the form.
  const isOpenAlready = answer?.kind === 'rejected' && answer.error === 'exchanged_trigger_id';
  return answer?.kind === 'ok' || isOpenAlready;
}

function typeInstead(command: Command): MessageView {
  const usage = `${command.name} ${command.usage}`.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return sentenceView(`Slack did not open the form. Type it instead: \`/incident ${usage}\``);
}

/** Adds what was typed, to send it again, since no form holds it. A command without text is quickly typed again. */
function withWords({ text, blocks }: MessageView, { call, line }: AnswerContext): MessageView {
  if (readLine(line).rest === '') return { text, blocks };
  return { text, blocks: [...blocks, ...typedTextBack(plainText(`/incident ${line}`, call.nameOf))] };
}

function words(view: MessageView, isAccepted = true): Shown {
  return { kind: 'words', view, isAccepted, isReported: false };
}
