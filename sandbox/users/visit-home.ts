import { directChannel } from '../state/direct-channel.js';
import { newTs } from '../state/new-id.js';
import { presentView } from '../state/view-stack.js';
import type { ShownView } from '../state/workspace.js';
import type { Actor } from './actor.js';
import { showView } from './top-modal.js';

/** The person's Home tab as they last saw it published, as a copy. */
export function homeOf({ context, userId }: Actor): ShownView | undefined {
  const view = context.workspace.views[context.workspace.homes[userId] ?? ''];
  return view ? showView(context, view) : undefined;
}

/** Opens the Home tab: the app hears `app_home_opened`. Throws when the manifest has no Home tab. */
export function visitHome(actor: Actor): void {
  const { context, userId } = actor;
  if (!context.manifest.homeTab) throw new Error('The manifest does not switch the Home tab on.');
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
