import type { App, MessageShortcut, SlackShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { noName } from '../../../domain/timeline/messages/readable.js';
import { notSavedView } from '../../../slack/views/delivery/not-saved.js';
import { textModal } from '../../../slack/views/forms/text-modal.js';
import { refusalText } from '../../../slack/views/refusal.js';
import { sentenceView } from '../../../slack/views/text/blocks.js';
import { formRefusal } from '../../../workflows/incident/read-incidents.js';
import { itemFromMessageModal, newItemTitle } from '../../action-items/sources/from-message.js';
import type { AppContext } from '../../app-context.js';
import { maxAnswerMs, type Unanswered, withDeadline } from '../../deadline.js';
import { formView } from '../../forms/form-view.js';
import { start } from '../../incident/start.js';
import { addRunbookTitle, runbookFromMessageModal } from '../../runbooks/add-from-message.js';
import { showView } from '../../show-view.js';
import { addModal, addTitle } from '../../timeline/add-modal.js';
import { namesFor, plainText } from '../../typed/plain-text.js';
import { traceOf } from '../trace-of.js';

const permalink = z.object({ permalink: z.string() });

/** Handles the shortcuts: declare an incident, or use a message to declare one, on a timeline, as an action item or runbook. */
export function registerShortcuts(app: App, appContext: AppContext): void {
  app.shortcut('start_incident', async ({ shortcut, ack, context }) => {
    const trace = traceOf(context);
    await openStart(appContext, shortcut, { trace, prefill: '', channelId: null, mayAnnounceHere: false });
    await ack();
  });
  app.shortcut(onMessage('start_incident_from_message'), async ({ shortcut, ack, context }) => {
    const { id: channelId, name } = shortcut.channel;
    const mayAnnounceHere = channelId.startsWith('C') && name !== 'privategroup';
    const trace = traceOf(context);
    const prefill = await prefillOf(appContext, shortcut, trace);
    await openStart(appContext, shortcut, { trace, prefill, channelId, mayAnnounceHere });
    await ack();
  });
  app.shortcut(onMessage('add_to_timeline'), async ({ shortcut, ack, context }) => {
    await openModal(appContext, shortcut, {
      trace: traceOf(context),
      build: () => addModal(appContext, shortcut, context.botUserId),
      otherwise: (why, trace) => textModal(notSavedView(null, why, trace), addTitle),
    });
    await ack();
  });
  app.shortcut(onMessage('create_action_item'), async ({ shortcut, ack, context }) => {
    await openModal(appContext, shortcut, {
      trace: traceOf(context),
      build: () => itemFromMessageModal(appContext, shortcut),
      otherwise: (why, trace) => textModal(notSavedView(null, why, trace), newItemTitle),
    });
    await ack();
  });
  app.shortcut(onMessage('add_runbook'), async ({ shortcut, ack, context }) => {
    await openModal(appContext, shortcut, {
      trace: traceOf(context),
      build: () => runbookFromMessageModal(appContext, shortcut, traceOf(context)),
      otherwise: (why, trace) => textModal(notSavedView(null, why, trace), addRunbookTitle),
    });
    await ack();
  });
}

function onMessage(callbackId: string) {
  return { type: 'message_action', callback_id: callbackId } as const;
}

/** Builds a modal within the deadline and opens it. `otherwise` is opened if the first could not be built. */
async function openModal(
  appContext: AppContext,
  { team, trigger_id }: SlackShortcut,
  {
    trace,
    build,
    otherwise,
  }: {
    trace: string;
    build: () => Promise<ModalView>;
    otherwise: (why: Unanswered, trace: string) => ModalView;
  },
): Promise<void> {
  const waited = await withDeadline(maxAnswerMs, build);
  const view = waited.kind === 'done' ? waited.value : otherwise(waited.kind, trace);
  await showView(appContext, { workspaceId: team?.id ?? '', trace }, 'views.open', { trigger_id, view });
}

/** If the check of permissions times out, the form opens anyway; they are checked again on submission. */
async function openStart(
  appContext: AppContext,
  shortcut: SlackShortcut,
  {
    trace,
    prefill,
    ...place
  }: { trace: string; prefill: string; channelId: string | null; mayAnnounceHere: boolean },
): Promise<void> {
  const deps = appContext.depsNow();
  const [workspaceId, userId] = [shortcut.team?.id ?? '', shortcut.user.id];
  const input = { policy: deps.policy, prefill, incident: null, userId };
  const form = () => formView(start, input, { ...place, responseUrl: null, sawEntry: null });
  await openModal(appContext, shortcut, {
    trace,
    build: async () => {
      const refusal = await formRefusal(deps, { workspaceId, userId, isDeclaring: true });
      return refusal ? textModal(sentenceView(refusalText(refusal)), 'Firebreak') : form();
    },
    otherwise: form,
  });
}

/** The message's first line becomes the title, the whole message with its link the summary. */
async function prefillOf(
  { depsNow, slackOf }: AppContext,
  from: MessageShortcut,
  trace: string,
): Promise<string> {
  const written = from.message.text ?? '';
  const workspaceId = from.team?.id ?? '';
  const named = await withDeadline(maxAnswerMs, () =>
    namesFor({ deps: depsNow(), workspaceId, userId: from.user.id }, written),
  );
  const text = plainText(written, named.kind === 'done' ? named.value : noName).trim();
  const args = { channel: from.channel.id, message_ts: from.message.ts };
  const answer = await slackOf(workspaceId)?.('chat.getPermalink', args, trace);
  const link = answer?.kind === 'ok' ? permalink.safeParse(answer.data).data?.permalink : undefined;
  const [firstLine = ''] = text.split('\n');
  return [firstLine, text, ...(link ? [link] : [])].join('\n');
}
