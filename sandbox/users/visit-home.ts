import { directChannel } from '../state/direct-channel.js';
import { newTs } from '../state/new-id.js';
import { presentView } from '../state/view-stack.js';
import type { ShownView } from '../state/workspace.js';
import type { Actor } from './actor.js';
import { showView } from './top-modal.js';

/** A copy of the person's Home tab as last published. */
export function homeOf({ context, userId }: Actor): ShownView | undefined {
  const view = context.workspace.views[context.workspace.homes[userId] ?? ''];
  return view ? showView(context, view) : undefined;
}

/** Opens the Home tab; sends `app_home_opened`. Throws if the manifest has none. */
export function visitHome(actor: Actor): void {
  const { context, userId } = actor;
  if (!context.manifest.homeTab) throw new Error('The manifest does not enable the Home tab.');
  const view = homeOf(actor);
  const channel = directChannel(context, [userId]).id;
  const shown = view ? { view: presentView(context, view) } : {};
  const body = {
    type: 'app_home_opened',
    user: userId,
    channel,
    tab: 'home',
    ...shown,
    event_ts: newTs(context),
  };
  context.tell({ type: 'app_home_opened', body });
}
