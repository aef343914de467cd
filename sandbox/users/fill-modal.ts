import { dict, text } from '../json.js';
import { statefulElements } from '../state/view-state.js';
import type { ShownView } from '../state/workspace.js';
import { type Actor, userOf } from './actor.js';
import { chooseValue } from './choose-value.js';
import { keepInput } from './keep-input.js';
import { openModal } from './top-modal.js';

/** Fills inputs of the top modal, by label, block_id or action_id. Throws if one doesn't exist. */
export function fillModal(actor: Actor, values: Record<string, unknown>): void {
  const view = requireModal(actor);
  const elements = statefulElements(view.blocks);
  for (const [name, chosen] of Object.entries(values)) {
    const found = elements.find(
      (one) => one.blockId === name || one.actionId === name || labelOf(one.block) === name,
    );
    if (!found) {
      const known = elements
        .map((one) => `"${labelOf(one.block) ?? one.actionId}" (${one.blockId})`)
        .join(', ');
      throw new Error(`The modal has no input "${name}". It has: ${known || 'none'}.`);
    }
    keepInput(actor.context, view.id, found, chooseValue(actor, found.element, chosen));
  }
}

/** The top modal; throws if there is none. */
export function requireModal(actor: Actor): ShownView {
  const view = openModal(actor);
  if (!view) throw new Error(`${userOf(actor).name} has no modal open.`);
  return view;
}

function labelOf(block: unknown): string | undefined {
  return text(dict(dict(block).label).text);
}
