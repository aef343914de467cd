import type { MessageShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { quoteOf } from '../../domain/timeline/messages/quote-of.js';
import { messageOf } from '../../slack/read/read-message.js';
import { textModal } from '../../slack/views/forms/text-modal.js';
import { refusalText } from '../../slack/views/refusal.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import { findVisible, formRefusal, likelyIncidents } from '../../workflows/incident/read-incidents.js';
import type { AppContext } from '../app-context.js';
import { filledView } from '../forms/form-view.js';
import { addElsewhereForm, addForm, addHereForm } from './add-to-timeline.js';

/** The title of the modal if it holds no form. */
export const addTitle = 'Add to timeline';

/**
 * Builds the form that adds a message to a timeline. A message of an incident's own channel is stored at once, since
 * it may be older than the bot's membership; a message from elsewhere is stored only on submission.
 */
export async function addModal(
  { depsNow, capture, recordChanged }: AppContext,
  shortcut: MessageShortcut,
  botUserId: string | undefined,
): Promise<ModalView> {
  const deps = depsNow();
  const [workspaceId, channelId, userId] = [shortcut.team?.id ?? '', shortcut.channel.id, shortcut.user.id];
  const message = messageOf(shortcut.message, { workspaceId, channelId });
  if (!message) return messageModal('Only what somebody wrote can be added to a timeline.');
  const act = { at: deps.clock(), by: { kind: 'person', userId }, source: 'shortcut' } as const;
  const refusal = await formRefusal(deps, { workspaceId, userId, isDeclaring: false });
  if (refusal) return messageModal(refusalText(refusal));
  const here = await findVisible(deps, { workspaceId, act, userId, input: { number: null, channelId } });
  const remembered = { channelId, mayAnnounceHere: false, responseUrl: null, policy: deps.policy };
  const quote = quoteOf(message, deps.permalinkOf(message));
  if (here) {
    if (message.authorId === botUserId)
      return messageModal(refusalText({ kind: 'item_is_ours', number: here.number }));
    await capture({ kind: 'posted', message });
    recordChanged();
    return filledView(addHereForm(quote, here), addForm, remembered);
  }
  const incidents = await likelyIncidents(deps, { workspaceId, userId, channelId });
  if (incidents.length === 0)
    return messageModal('No incident is open. To declare one from this message: “Start incident from this”.');
  return filledView(addElsewhereForm(quote, incidents), addForm, remembered);
}

function messageModal(text: string): ModalView {
  return textModal(sentenceView(text), addTitle);
}
