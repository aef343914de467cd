import type { App, SlackViewAction, ViewOutput } from '@slack/bolt';
import { readTextFile, type SlackTextFile } from '../../../slack/read/read-text-file.js';
import { requestKey } from '../../../slack/request-key.js';
import type { AppContext } from '../../app-context.js';
import type { Call } from '../../command.js';
import { formCallbacks, formNameOf, rememberedIn, valuesIn } from '../../forms/form-view.js';
import { formNamed } from '../../forms/forms.js';
import { showHome } from '../../show-home.js';
import { answerForm, errorResponse } from '../answer-form.js';
import { answerRequest } from '../answer-request.js';
import { type CallFacts, callOf } from '../call-of.js';
import { respondEphemerally } from '../respond-ephemerally.js';
import { traceOf } from '../trace-of.js';

/** Handles the submission of all forms: refusals appear at the field, and typed text is never lost. */
export function registerForms(app: App, appContext: AppContext): void {
  app.view(formCallbacks, async ({ body, view, ack, context }) => {
    const name = formNameOf(view.callback_id);
    const form = formNamed(name);
    if (!form) return ack();
    const call = callOf(appContext, { ...factsOf(body, view), trace: traceOf(context) });
    const asked = { call, line: null, command: name };
    const answer = await answerRequest(appContext, asked, {
      run: async (parsed) => {
        const reply = await form.submitted(parsed.call, valuesIn(view), (id) =>
          fileOf(appContext, parsed.call, id),
        );
        return answerForm(appContext, parsed.call, { view, reply });
      },
      show: async (answer) => {
        if (answer.kind === 'not_saved') return ack(errorResponse(view, answer.view.text));
        await ack(answer.response);
        if (answer.message) await respondEphemerally(appContext, call, answer.message, { replace: false });
      },
    });
    // The form was opened from the Home tab, which is redrawn only here.
    const isFromHome = call.channelId === null && call.number !== null;
    if (isFromHome && answer.kind !== 'not_saved') await showHome(appContext, call);
  });
}

async function fileOf(
  { installed }: AppContext,
  { workspaceId, trace }: Call,
  id: string,
): Promise<SlackTextFile> {
  const slack = installed(workspaceId);
  return slack
    ? readTextFile(slack, id, trace)
    : { kind: 'unreadable', why: "Firebreak isn't installed here." };
}

function factsOf({ team, user }: SlackViewAction, view: ViewOutput): Omit<CallFacts, 'trace'> {
  const { about, sawEntry, ...remembered } = rememberedIn(view.private_metadata);
  return {
    ...remembered,
    workspaceId: team?.id ?? '',
    userId: user.id,
    key: requestKey({
      kind: 'submission',
      userId: user.id,
      viewId: view.id,
      callbackId: view.callback_id,
    }),
    source: 'modal',
    form: { viewId: view.id, about, sawEntry },
  };
}
