import { dict, text } from '../json.js';
import type { Stateful } from '../state/view-state.js';
import { optionsOf } from './choose-value.js';
import type { Control } from './person.js';

/** The one element that matches. Throws with a list of elements if none does. */
export function findControl(elements: Stateful[], control: Control): Stateful {
  const found = elements.find((one) => fits(one, control));
  if (found) return found;
  const wanted = JSON.stringify(control);
  throw new Error(`No such control: ${wanted}. Controls: ${elements.map(describe).join('; ') || 'none'}.`);
}

function fits(one: Stateful, { action_id, block_id, text: words, value }: Control): boolean {
  if (action_id === undefined && words === undefined && value === undefined && block_id === undefined)
    return false;
  if (action_id !== undefined && one.actionId !== action_id) return false;
  if (block_id !== undefined && one.blockId !== block_id) return false;
  if (words !== undefined && wordsOf(one) !== words) return false;
  return (
    value === undefined ||
    one.element.value === value ||
    optionsOf(one.element).some((option) => option.value === value)
  );
}

/** A control's visible text: a button's label, a menu's placeholder, an input's label. */
export function wordsOf({ element, block }: Stateful): string | undefined {
  const label = text(dict(dict(block).label).text);
  return text(dict(element.text).text) ?? label ?? text(dict(element.placeholder).text);
}

function describe(one: Stateful): string {
  return `${text(one.element.type)} ${one.actionId} "${wordsOf(one) ?? ''}"`;
}
