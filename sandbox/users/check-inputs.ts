import { type Dict, dict, dicts } from '../json.js';
import type { SandboxContext } from '../state/context.js';
import { viewState } from '../state/view-state.js';
import type { View } from '../state/workspace.js';

/** Validation errors that Slack's client shows before it submits a modal, by block_id. */
export function checkInputs(context: SandboxContext, view: View): Record<string, string> {
  const values = viewState(context, view.id, view.blocks);
  const inputs = dicts(view.blocks).filter((block) => block.type === 'input');
  const faults = inputs.flatMap((block) => {
    const id = String(block.block_id);
    const [value] = Object.values(values[id] ?? {});
    const words = faultOf(block, dict(block.element), dict(value));
    return words ? [[id, words] as const] : [];
  });
  return Object.fromEntries(faults);
}

function faultOf(block: Dict, element: Dict, state: Dict): string | undefined {
  const { type: _type, ...held } = state;
  const [value] = Object.values(held);
  const isEmpty =
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return block.optional === true ? undefined : 'Please complete this required field.';
  return typeof value === 'string' ? textFault(element, value) : undefined;
}

function textFault(element: Dict, value: string): string | undefined {
  const max = typeof element.max_length === 'number' ? element.max_length : 3_000;
  const min = typeof element.min_length === 'number' ? element.min_length : 0;
  switch (element.type) {
    case 'plain_text_input':
      if (value.length > max) return `Please enter at most ${max} characters.`;
      return value.length < min ? `Please enter at least ${min} characters.` : undefined;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(value) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberFault(element, value);
    default:
      return undefined;
  }
}

function numberFault(element: Dict, value: string): string | undefined {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Please enter at least ${element.min_value}.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `Please enter at most ${element.max_value}.`;
  return undefined;
}
