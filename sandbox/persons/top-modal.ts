import { modalsOf, presentView } from '../state/view-stack.js';
import type { View } from '../state/workspace.js';
import type { Actor } from './actor.js';

/** The modal that the person has before them, as a copy. */
export function openModal(actor: Actor): View | undefined {
  return openModals(actor).at(-1);
}

/** All stacked modals of the person, the top one last, as copies. */
export function openModals(actor: Actor): View[] {
  const { world, userId } = actor;
  const views = modalsOf(world, userId).map((id) => world.workspace.views[id]);
  return views
    .filter((view) => view !== undefined)
    .map((view) => structuredClone({ ...view, ...presentView(world, view) }));
}

/** `{ view }` when a modal is open, for answers. */
export function topModal(actor: Actor): { view?: View } {
  const view = openModal(actor);
  return view ? { view } : {};
}
