import { type Dict, dict, dicts, text } from '../json.js';
import type { Stateful } from '../state/view-state.js';
import type { Actor } from './actor.js';

/** The element with its options; those of external menus are asked of the app, with what the person typed. */
export async function loadOptions(
  actor: Actor,
  found: Stateful,
  typed: unknown,
  base: () => Dict,
): Promise<Dict> {
  const { element, actionId, blockId } = found;
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  if (!isExternal) return element;
  const payload = {
    ...base(),
    type: 'block_suggestion',
    action_id: actionId,
    block_id: blockId,
    value: text(typed) ?? '',
  };
  const receipt = await actor.courier.deliver({ kind: 'block_suggestion', payload, retryNum: 0 });
  const body = dict(receipt.body);
  return { ...element, options: dicts(body.options), option_groups: dicts(body.option_groups) };
}
