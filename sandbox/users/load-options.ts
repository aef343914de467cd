import { checkMessage, whyOf } from '../block-kit/check.js';
import { type Dict, dict, dicts, isDict, text } from '../json.js';
import type { Stateful } from '../state/view-state.js';
import { ApiRefusal } from '../web-api/api-refusal.js';
import type { Actor } from './actor.js';
import { isExternal } from './choose-value.js';

/** The element with its options. For external menus, asks the app with the typed text, unless the options are given. */
export async function loadOptions(
  actor: Actor,
  found: Stateful,
  typed: unknown,
  base: () => Dict,
): Promise<Dict> {
  const { element, actionId, blockId } = found;
  const isOffered = isDict(typed) || (Array.isArray(typed) && typed.every(isDict));
  if (!isExternal(element) || isOffered) return element;
  const payload = {
    ...base(),
    type: 'block_suggestion',
    action_id: actionId,
    block_id: blockId,
    value: text(typed) ?? '',
  };
  const receipt = await actor.courier.deliver({ kind: 'block_suggestion', payload, retryNum: 0 });
  const body = dict(receipt.body);
  if (!receipt.failed) noteFaults(actor, element, body);
  return { ...element, options: dicts(body.options), option_groups: dicts(body.option_groups) };
}

/** Records invalid options as mistakes of the app, by the rules of a static menu. */
function noteFaults(actor: Actor, element: Dict, body: Dict): void {
  const type = String(element.type).replace('external', 'static');
  const { options, option_groups } = body;
  if (Array.isArray(options ?? option_groups) && [options, option_groups].flat().length === 0) return;
  const menu = {
    type,
    action_id: 'menu',
    ...(options ? { options } : {}),
    ...(option_groups ? { option_groups } : {}),
  };
  const section = { type: 'section', text: { type: 'plain_text', text: 'menu' }, accessory: menu };
  const problems = checkMessage([section], 'menu');
  if (problems.length === 0) return;
  const why = whyOf(problems).replaceAll('blocks[0].accessory.', '').replaceAll('blocks[0].', '');
  actor.log.note('ack of block_suggestion', body, new ApiRefusal('invalid_options', why));
}
