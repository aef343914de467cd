import type { BlockAction } from '@slack/bolt';
import { textModal } from '../../slack/views/forms/text-modal.js';
import type { AppContext } from '../app-context.js';
import type { Call } from '../command.js';
import { showHome } from '../show-home.js';
import { showView } from '../show-view.js';
import type { NotSaved } from './answer-request.js';
import { deleteOriginal, respondEphemerally } from './respond-ephemerally.js';
import type { Shown } from './shown.js';

/** Shows the answer to a button where the button is: in a Home tab, a modal, or a message. */
export async function showAfterPress(
  appContext: AppContext,
  call: Call,
  body: BlockAction,
  answer: Shown | NotSaved,
): Promise<void> {
  if (body.view?.type === 'home') return showInHome(appContext, call, body, answer);
  if (body.view?.type === 'modal') return showInModal(appContext, call, body.view, answer);
  const isEphemeral = body.container.is_ephemeral === true;
  const replace = isEphemeral && answer.kind !== 'not_saved';
  if ('view' in answer) return respondEphemerally(appContext, call, answer.view, { replace });
  if (answer.kind === 'in_channel' && isEphemeral) return deleteOriginal(appContext, call);
}

/** A Home tab can't show messages: the answer opens as a modal, and the tab is redrawn. */
async function showInHome(
  appContext: AppContext,
  call: Call,
  { trigger_id }: BlockAction,
  answer: Shown | NotSaved,
): Promise<void> {
  if ('view' in answer) {
    const view = textModal(answer.view, 'Firebreak');
    await showView(appContext, call, 'views.open', { trigger_id, view });
  }
  await showHome(appContext, call);
}

/** Replaces the modal's content; a Home tab may be open behind it. */
async function showInModal(
  appContext: AppContext,
  call: Call,
  { id, title }: NonNullable<BlockAction['view']>,
  answer: Shown | NotSaved,
): Promise<void> {
  if (!('view' in answer)) return;
  const view = textModal(answer.view, title.text);
  await showView(appContext, call, 'views.update', { view_id: id, view });
  await showHome(appContext, call);
}
