import { isActionItemTimelineEvent } from '../../domain/action-items/events.js';
import type { IncidentEvent } from '../../domain/incident-event.js';
import type { Refusal } from '../../domain/refusal.js';
import { isRunbookEvent } from '../../domain/runbooks/events.js';
import { actionItemsAnswer } from '../../slack/views/action-items/answer.js';
import { answerView, carriesUndo, isPostedToChannel } from '../../slack/views/answer.js';
import { whichIncidentView } from '../../slack/views/incident/answers/which-incident.js';
import { drillView } from '../../slack/views/incident/drill.js';
import { examinationView, examiningView, notExaminedView } from '../../slack/views/operations/examination.js';
import { runAnswer, suggestsEdit } from '../../slack/views/runbooks/answer.js';
import type { MessageView } from '../../slack/views/text/blocks.js';
import { findVisible, listVisible } from '../../workflows/incident/read-incidents.js';
import type { Outcome } from '../../workflows/request.js';
import type { AppContext } from '../app-context.js';
import { type Call, choiceOf, notFoundReply, type Reply } from '../command.js';
import { question } from '../incident/list.js';
import { refusalWithText } from '../typed/left-over.js';
import { plainText } from '../typed/plain-text.js';
import { type AnswerContext, openCommandForm, openFilledForm, openMessage } from './open-form.js';
import { respondEphemerally } from './respond-ephemerally.js';
import { notAccepted, type Shown } from './shown.js';

/** Turns a reply into what the person sees. If Slack doesn't open a form, they read what to type instead. */
export async function respond(appContext: AppContext, context: AnswerContext, reply: Reply): Promise<Shown> {
  const { call, line } = context;
  switch (reply.kind) {
    case 'message':
      return { kind: 'message', view: reply.view, isAccepted: true };
    case 'modal':
      return openMessage(appContext, context, reply);
    case 'examination':
      void sendExamination(appContext, call);
      return { kind: 'message', view: examiningView(), isAccepted: true };
    case 'which_incident':
      return whichIncident(context);
    case 'form': {
      const shown = await openCommandForm(appContext, context, reply);
      return shown ?? respond(appContext, context, notFoundReply(call));
    }
    case 'filled':
      return openFilledForm(appContext, context, reply.filled);
    case 'outcome': {
      const { outcome } = reply;
      if (outcome.kind === 'accepted') return accepted(call, outcome);
      const view = refusalWithText(call, line, outcome.refusal);
      return notAccepted(await markedIfDrill(call, outcome.refusal, view));
    }
  }
}

/** Nothing of this is stored: who gets no answer asks again. */
async function sendExamination(appContext: AppContext, call: Call): Promise<void> {
  const { trace } = call;
  const checks = await appContext.examine(trace).catch((error: unknown) => {
    appContext.observe.undelivered({ trace, why: 'examination', error });
    return null;
  });
  const view = checks ? examinationView(checks) : notExaminedView(trace);
  await respondEphemerally(appContext, call, view, { replace: true });
}

function accepted(call: Call, outcome: Extract<Outcome, { kind: 'accepted' }>): Shown {
  const { incident, events, at, lookAlike, postmortemDueOn, actionItems, runs } = outcome;
  if (actionItems.length > 0 && events.every(isActionItemTimelineEvent)) {
    const view = actionItemsAnswer(incident, { events, items: actionItems });
    return { kind: 'message', view, isAccepted: true };
  }
  const isInside = incident.channelId !== null && incident.channelId === call.channelId;
  const [run] = events.every(isRunbookEvent) ? runs : [];
  const isShown = isInside && call.act.source !== 'command';
  if (run && (!isShown || suggestsEdit(events, run)))
    return { kind: 'message', view: runAnswer(incident, events, run), isAccepted: true };
  if (run) return { kind: 'in_channel', isAccepted: true };
  if (isInside && isShownInChannel(events)) return { kind: 'in_channel', isAccepted: true };
  const offers = { lookAlike, postmortemDueOn };
  const options = { policy: call.deps.policy, userId: call.userId, isInside, at, ...offers };
  return { kind: 'message', view: answerView(incident, events, options), isAccepted: true };
}

function isShownInChannel(events: IncidentEvent[]): boolean {
  return isPostedToChannel(events) && !carriesUndo(events[0]);
}

/** A refusal about a drill says so, like everything else. */
async function markedIfDrill(call: Call, refusal: Refusal, view: MessageView): Promise<MessageView> {
  const isAbout = 'number' in refusal && refusal.kind !== 'other_not_found';
  const incident = isAbout
    ? await findVisible(call.deps, { ...question(call), input: choiceOf(call) })
    : null;
  return incident?.kind === 'drill' ? drillView(view) : view;
}

async function whichIncident({ call, line }: AnswerContext): Promise<Shown> {
  const choices = await listVisible(call.deps, {
    ...question(call),
    input: { phases: ['active', 'learning'], mine: false, before: null, limit: 5 },
  });
  return notAccepted(whichIncidentView(line, choices, plainText(line, call.nameOf)));
}
