import type { App, MessageShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { noName } from '../../domain/timeline/readable.js';
import { sentenceView } from '../../slack/views/blocks.js';
import { refusalText } from '../../slack/views/refusal.js';
import { wordsModal } from '../../slack/views/words-modal.js';
import { whyNot } from '../../workflows/read-incidents.js';
import { formView } from '../form-view.js';
import { openAddForm } from '../open-add-form.js';
import { namesFor, plainText } from '../plain-text.js';
import { start } from '../start.js';
import type { Surroundings } from '../surroundings.js';
import { maxAnswerMs, waitAtMost } from './patience.js';

const permalink = z.object({ permalink: z.string() });

/** Serves the shortcuts: start from anywhere, start from a message, and add a message to a timeline. */
export function registerShortcuts(app: App, around: Surroundings): void {
  app.shortcut('start_incident', async ({ shortcut, ack }) => {
    const place = {
      workspaceId: shortcut.team?.id ?? '',
      userId: shortcut.user.id,
      triggerId: shortcut.trigger_id,
    };
    await openStart(around, { ...place, prefill: '', channelId: null, isPublic: false });
    await ack();
  });
  app.shortcut(
    { type: 'message_action', callback_id: 'start_incident_from_message' },
    async ({ shortcut, ack }) => {
      const from = shortcut as MessageShortcut;
      const workspaceId = from.team?.id ?? '';
      await openStart(around, {
        workspaceId,
        userId: from.user.id,
        triggerId: from.trigger_id,
        prefill: await prefillOf(around, workspaceId, from),
        channelId: from.channel.id,
        isPublic: from.channel.id.startsWith('C') && from.channel.name !== 'privategroup',
      });
      await ack();
    },
  );
  app.shortcut(
    { type: 'message_action', callback_id: 'add_to_timeline' },
    async ({ shortcut, ack, context }) => {
      await openAddForm(around, shortcut as MessageShortcut, context.botUserId);
      await ack();
    },
  );
}

interface Opening {
  userId: string;
  workspaceId: string;
  triggerId: string;
  prefill: string;
  channelId: string | null;
  isPublic: boolean;
}

async function openStart(around: Surroundings, opening: Opening): Promise<void> {
  const trace = around.newTrace();
  const { channelId, isPublic, prefill, triggerId } = opening;
  const remembered = { channelId, mayAnnounceHere: isPublic, responseUrl: null, sawEntry: null };
  const look = { policy: around.deps.policy, prefill, incident: null, userId: opening.userId };
  // Where it cannot be known now, the form opens; who may declare is asked again when it is submitted.
  const waited = await waitAtMost(maxAnswerMs, () => whyNot(around.deps, { ...opening, isDeclaring: true }));
  const refusal = waited.kind === 'done' ? waited.value : null;
  const view = refusal ? refusedModal(refusalText(refusal)) : formView(start, look, remembered);
  const slack = around.slackOf(opening.workspaceId);
  const answer = await slack?.('views.open', { trigger_id: triggerId, view }, trace);
  if (answer?.kind !== 'ok') around.observe.unheard({ trace, why: 'views.open' });
}

function refusedModal(text: string): ModalView {
  return wordsModal(sentenceView(text), 'Firebreak');
}

/** The message's first line as the title; all of it, with its link, as what is known. */
async function prefillOf(around: Surroundings, workspaceId: string, from: MessageShortcut): Promise<string> {
  const written = from.message.text ?? '';
  const named = await waitAtMost(maxAnswerMs, () =>
    namesFor({ deps: around.deps, workspaceId, userId: from.user.id }, written),
  );
  const text = plainText(written, named.kind === 'done' ? named.value : noName).trim();
  const args = { channel: from.channel.id, message_ts: from.message.ts };
  const answer = await around.slackOf(workspaceId)?.('chat.getPermalink', args, around.newTrace());
  const link = answer?.kind === 'ok' ? permalink.safeParse(answer.data).data?.permalink : undefined;
  const [firstLine = ''] = text.split('\n');
  return [firstLine, text, ...(link ? [link] : [])].join('\n');
}
