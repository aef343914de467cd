import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { textModal } from '../views/forms/text-modal.js';
import { savedWordingView, uncheckedView } from '../views/postmortems/wording.js';
import { notifyUser } from './notify.js';
import { done } from './outcome.js';
import type { PerformContext } from './perform-context.js';

/**
 * Tells who wrote a section or an answer what may read as blame: where they saved it, or once that is closed in the incident's channel.
 * Says nothing if nothing does.
 */
export async function checkWording(
  context: PerformContext,
  effect: Extract<Effect, { kind: 'check_wording' }>,
): Promise<EffectResult> {
  const { incident } = context.task;
  const checked = await context.checkWording(effect);
  if (checked.kind === 'unshown' || (checked.kind === 'checked' && checked.open.length === 0)) return done();
  const view =
    checked.kind === 'failed'
      ? uncheckedView(incident, effect)
      : savedWordingView(incident, { effect, open: checked.open, names: context.names });
  if (effect.viewId !== null) {
    const modal = textModal(view, 'Saved');
    const shown = await context.call('views.update', { view_id: effect.viewId, view: modal });
    if (shown.kind === 'ok') return done();
  }
  return notifyUser(context, effect.userId, view);
}
