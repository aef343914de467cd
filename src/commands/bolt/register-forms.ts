import type { App, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type NameOf, noName } from '../../domain/timeline/readable.js';
import { requestKey } from '../../slack/request-key.js';
import { carriesUndo } from '../../slack/views/answer.js';
import { textModal } from '../../slack/views/forms/text-modal.js';
import { startedModal } from '../../slack/views/incident/started.js';
import { fieldOf, refusalText } from '../../slack/views/refusal.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import { findWithLastEntry } from '../../workflows/incident/read-incidents.js';
import type { AppContext } from '../app-context.js';
import { type Call, choiceOf, type Reply } from '../command.js';
import { maxAnswerMs, notSaved, withDeadline } from '../deadline.js';
import { formAgain, formCallbacks, formNameOf, rememberedIn, valuesIn } from '../forms/form-view.js';
import { formNamed } from '../forms/forms.js';
import { question } from '../incident/list.js';
import { showHome } from '../show-home.js';
import { namesFor, plainText } from '../typed/plain-text.js';
import { reportAnswered, respond, type Shown } from './respond.js';
import { respondEphemerally } from './respond-ephemerally.js';

/** Handles the submission of all forms: refusals appear at the field, and typed text is never lost. */
export function registerForms(app: App, appContext: AppContext): void {
  app.view(formCallbacks, async ({ body, view, ack }) => {
    const startedAt = performance.now();
    const base = callOf(appContext, {
      workspaceId: body.team?.id ?? body.user.team_id ?? '',
      userId: body.user.id,
      view,
    });
    const name = formNameOf(view.callback_id);
    const form = formNamed(name);
    if (!form) return ack();
    const waited = await withDeadline(maxAnswerMs, async (deadline) => {
      const call = { ...base, deadline };
      const reply = await form.submitted(call, valuesIn(view));
      const shown = await respond(appContext, { call, line: '', triggerId: '' }, reply);
      const nameOf = await namesFor(call, refusalTextOf(reply));
      return { reply, shown, nameOf, refreshedForm: await refreshedForm(call, view, reply) };
    });
    const failure = notSaved(waited, null, base.trace);
    const done = waited.kind === 'done' ? waited.value : null;
    if (failure) await ack(refusalResponse(view, failure.text, { field: null, nameOf: noName }));
    else if (done?.refreshedForm) await ack({ response_action: 'update', view: done.refreshedForm });
    else if (done && isUndoable(done.reply) && base.responseUrl && done.shown.kind === 'words') {
      await ack({ response_action: 'clear' });
      await respondEphemerally(appContext, base, done.shown.view, { replace: false });
    } else if (done) await ack(responseTo(view, done));
    reportAnswered(appContext, base, {
      command: name,
      waited,
      isRefused: isRefused(done?.reply),
      startedAt,
    });
    // The form was opened from the Home tab, which is redrawn only here.
    if (base.channelId === null && done && base.number !== null) await showHome(appContext, base);
  });
}

/** The refreshed form, if somebody else changed a shown field meanwhile; null otherwise. */
async function refreshedForm(call: Call, view: ViewOutput, reply: Reply): Promise<ModalView | null> {
  if (reply.kind !== 'outcome' || reply.outcome.kind !== 'refused') return null;
  const { refusal } = reply.outcome;
  if (refusal.kind !== 'changed_since') return null;
  const now = await findWithLastEntry(call.deps, { ...question(call), input: choiceOf(call) });
  return now && formAgain(view, { ...now, policy: call.deps.policy, warning: refusalText(refusal) });
}

/** The refusal's text, or an empty string. */
function refusalTextOf(reply: Reply): string {
  return reply.kind === 'outcome' && reply.outcome.kind === 'refused'
    ? refusalText(reply.outcome.refusal)
    : '';
}

function responseTo(
  view: ViewOutput,
  { reply, shown, nameOf }: { reply: Reply; shown: Shown; nameOf: NameOf },
) {
  if (reply.kind === 'outcome' && reply.outcome.kind === 'refused') {
    const { refusal } = reply.outcome;
    return refusalResponse(view, refusalText(refusal), { field: fieldOf(refusal), nameOf });
  }
  if (reply.kind === 'outcome' && reply.outcome.kind === 'accepted') {
    const { incident, events } = reply.outcome;
    if (events[0]?.kind === 'declared' && shown.kind === 'words')
      return { response_action: 'update' as const, view: startedModal(incident, shown.view) };
  }
  if (shown.kind === 'words' && !shown.isReported)
    return { response_action: 'update' as const, view: textModal(shown.view, 'Done') };
  return { response_action: 'clear' as const };
}

/** Whether the answer has an *Undo* button: it is then sent to where the form was opened. */
function isUndoable(reply: Reply): boolean {
  return (
    reply.kind === 'outcome' && reply.outcome.kind === 'accepted' && carriesUndo(reply.outcome.events[0])
  );
}

function isRefused(reply: Reply | undefined): boolean {
  return reply?.kind === 'outcome' && reply.outcome.kind === 'refused';
}

/** Shows the text at its field, otherwise at the first field; replaces a form without fields. */
function refusalResponse(
  view: ViewOutput,
  text: string,
  { field, nameOf }: { field: string | null; nameOf: NameOf },
) {
  const inputs = view.blocks.filter((block) => block.type === 'input');
  const input = inputs.find((block) => block.block_id === field) ?? inputs[0];
  if (!input)
    return {
      response_action: 'update' as const,
      view: textModal(sentenceView(text), view.title.text),
    };
  return { response_action: 'errors' as const, errors: { [input.block_id ?? '']: plainText(text, nameOf) } };
}

function callOf(
  appContext: AppContext,
  { workspaceId, userId, view }: { workspaceId: string; userId: string; view: ViewOutput },
): Call {
  const { deps } = appContext;
  const remembered = rememberedIn(view.private_metadata);
  return {
    deps,
    workspaceId,
    userId,
    channelId: remembered.channelId,
    mayAnnounceHere: remembered.mayAnnounceHere,
    number: remembered.number,
    nameOf: noName,
    key: requestKey({ kind: 'submission', userId, viewId: view.id, callbackId: view.callback_id }),
    act: { at: deps.clock(), by: { kind: 'person', userId }, source: 'modal' },
    trace: appContext.newTrace(),
    deadline: { isOver: false, isCommitting: false },
    responseUrl: remembered.responseUrl,
    viewId: view.id,
    about: remembered.about,
    sawEntry: remembered.sawEntry,
  };
}
