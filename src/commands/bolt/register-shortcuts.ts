import type { App, MessageShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { noName } from '../../domain/timeline/readable.js';
import { textModal } from '../../slack/views/forms/text-modal.js';
import { refusalText } from '../../slack/views/refusal.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import { formRefusal } from '../../workflows/incident/read-incidents.js';
import type { AppContext } from '../app-context.js';
import { maxAnswerMs, withDeadline } from '../deadline.js';
import { formView } from '../forms/form-view.js';
import { start } from '../incident/start.js';
import { openAddForm } from '../timeline/open-add-form.js';
import { namesFor, plainText } from '../typed/plain-text.js';

const permalink = z.object({ permalink: z.string() });

/** Handles the shortcuts: declare an incident, declare one from a message, add a message to a timeline. */
export function registerShortcuts(app: App, appContext: AppContext): void {
  app.shortcut('start_incident', async ({ shortcut, ack }) => {
    const place = {
      workspaceId: shortcut.team?.id ?? '',
      userId: shortcut.user.id,
      triggerId: shortcut.trigger_id,
    };
    await openStart(appContext, { ...place, prefill: '', channelId: null, isPublic: false });
    await ack();
  });
  app.shortcut(
    { type: 'message_action', callback_id: 'start_incident_from_message' },
    async ({ shortcut, ack }) => {
      const from = shortcut as MessageShortcut;
      const workspaceId = from.team?.id ?? '';
      await openStart(appContext, {
        workspaceId,
        userId: from.user.id,
        triggerId: from.trigger_id,
        prefill: await prefillOf(appContext, workspaceId, from),
        channelId: from.channel.id,
        isPublic: from.channel.id.startsWith('C') && from.channel.name !== 'privategroup',
      });
      await ack();
    },
  );
  app.shortcut(
    { type: 'message_action', callback_id: 'add_to_timeline' },
    async ({ shortcut, ack, context }) => {
      await openAddForm(appContext, shortcut as MessageShortcut, context.botUserId);
      await ack();
    },
  );
}

interface StartRequest {
  userId: string;
  workspaceId: string;
  triggerId: string;
  prefill: string;
  channelId: string | null;
  isPublic: boolean;
}

async function openStart(appContext: AppContext, request: StartRequest): Promise<void> {
  const trace = appContext.newTrace();
  const { channelId, isPublic, prefill, triggerId } = request;
  const remembered = { channelId, mayAnnounceHere: isPublic, responseUrl: null, sawEntry: null };
  const look = { policy: appContext.deps.policy, prefill, incident: null, userId: request.userId };
  // If the check times out, the form opens anyway; permissions are checked again on submission.
  const waited = await withDeadline(maxAnswerMs, () =>
    formRefusal(appContext.deps, { ...request, isDeclaring: true }),
  );
  const refusal = waited.kind === 'done' ? waited.value : null;
  const view = refusal ? refusalModal(refusalText(refusal)) : formView(start, look, remembered);
  const slack = appContext.slackOf(request.workspaceId);
  const answer = await slack?.('views.open', { trigger_id: triggerId, view }, trace);
  if (answer?.kind !== 'ok') appContext.observe.undelivered({ trace, why: 'views.open' });
}

function refusalModal(text: string): ModalView {
  return textModal(sentenceView(text), 'Firebreak');
}

/** The message's first line becomes the title, the whole message with its link the summary. */
async function prefillOf(
  appContext: AppContext,
  workspaceId: string,
  from: MessageShortcut,
): Promise<string> {
  const written = from.message.text ?? '';
  const named = await withDeadline(maxAnswerMs, () =>
    namesFor({ deps: appContext.deps, workspaceId, userId: from.user.id }, written),
  );
  const text = plainText(written, named.kind === 'done' ? named.value : noName).trim();
  const args = { channel: from.channel.id, message_ts: from.message.ts };
  const answer = await appContext.slackOf(workspaceId)?.('chat.getPermalink', args, appContext.newTrace());
  const link = answer?.kind === 'ok' ? permalink.safeParse(answer.data).data?.permalink : undefined;
  const [firstLine = ''] = text.split('\n');
  return [firstLine, text, ...(link ? [link] : [])].join('\n');
}
