import type { SandboxContext } from '../state/context.js';
import { modalsOf } from '../state/view-stack.js';
import { viewState } from '../state/view-state.js';
import type { ShownView, View } from '../state/workspace.js';
import type { Actor } from './actor.js';

/** A copy of the person's top modal. */
export function openModal(actor: Actor): ShownView | undefined {
  return openModals(actor).at(-1);
}

/** Copies of all the person's modals, the top one last. */
export function openModals(actor: Actor): ShownView[] {
  const { context, userId } = actor;
  const views = modalsOf(context, userId).map((id) => context.workspace.views[id]);
  return views.filter((view) => view !== undefined).map((view) => showView(context, view));
}

/** A copy of a view with the state of its inputs. */
export function showView(context: SandboxContext, view: View): ShownView {
  return structuredClone({ ...view, state: { values: viewState(context, view.id, view.blocks) } });
}

/** `{ view }` if a modal is open, for answers. */
export function topModal(actor: Actor): { view?: ShownView } {
  const view = openModal(actor);
  return view ? { view } : {};
}
