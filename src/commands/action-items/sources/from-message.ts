import type { MessageShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ObservedMessage } from '../../../domain/timeline/messages/observed-message.js';
import { messageOf } from '../../../slack/read/read-message.js';
import { textModal } from '../../../slack/views/forms/text-modal.js';
import { refusalText } from '../../../slack/views/refusal.js';
import { sentenceView } from '../../../slack/views/text/blocks.js';
import type { Deps } from '../../../workflows/deps.js';
import { findVisible, formRefusal, likelyIncidents } from '../../../workflows/incident/read-incidents.js';
import type { AppContext } from '../../app-context.js';
import { filledView } from '../../forms/form-view.js';
import { namesFor, plainText } from '../../typed/plain-text.js';
import { type FromSource, fromSourceForm, sourceForm } from './from-source.js';

/** The title of the modal if it holds no form. */
export const newItemTitle = 'Create action item';

/** Builds the form that makes an action item of a message: of the channel's incident, or of one to choose. */
export async function itemFromMessageModal(
  { depsNow }: AppContext,
  shortcut: MessageShortcut,
): Promise<ModalView> {
  const deps = depsNow();
  const [workspaceId, channelId, userId] = [shortcut.team?.id ?? '', shortcut.channel.id, shortcut.user.id];
  const message = messageOf(shortcut.message, { workspaceId, channelId });
  if (!message) return said('Only what somebody wrote can become an action item.');
  const refusal = await formRefusal(deps, { workspaceId, userId, isDeclaring: false });
  if (refusal) return said(refusalText(refusal));
  const from = await fromMessage({ deps, workspaceId, userId }, message);
  const act = { at: deps.clock(), by: { kind: 'person', userId }, source: 'shortcut' } as const;
  const here = await findVisible(deps, { workspaceId, act, userId, input: { number: null, channelId } });
  const remembered = { channelId, mayAnnounceHere: false, responseUrl: null, policy: deps.policy };
  if (here && here.status !== 'canceled')
    return filledView(sourceForm(from, here), fromSourceForm, remembered);
  const incidents = await likelyIncidents(deps, { workspaceId, userId, channelId });
  if (incidents.length === 0)
    return said('No incident is open. To declare one from this message: “Start incident from this”.');
  return filledView(sourceForm(from, incidents), fromSourceForm, remembered);
}

/** A message as the source of an action item; without words, the names of its files. */
async function fromMessage(
  reader: Parameters<typeof namesFor>[0] & { deps: Pick<Deps, 'permalinkOf'> },
  message: ObservedMessage,
): Promise<FromSource> {
  const { channelId, ts, content } = message;
  const permalink = reader.deps.permalinkOf(message);
  const text = plainText(content.text, await namesFor(reader, content.text)).trim();
  const files = content.files.map(({ name }) => name).join(', ');
  return { source: { kind: 'message', channelId, ts, permalink }, text: text || files };
}

function said(text: string): ModalView {
  return textModal(sentenceView(text), newItemTitle);
}
