import { type Dict, dict, dicts, isDict } from '../json.js';
import { randomToken } from './new-id.js';
import { withTextDefaults } from './with-text-defaults.js';

/** Blocks as Slack stores them, with missing `block_id` and `action_id` values and defaults filled in. */
export function withIds(blocks: unknown): Dict[] {
  return dicts(withTextDefaults(blocks)).map(withId);
}

function withId(block: Dict): Dict {
  const named = { ...block, block_id: typeof block.block_id === 'string' ? block.block_id : randomToken(5) };
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return { ...named, elements: dicts(block.elements).map(element) };
    case 'card':
      return block.actions === undefined ? named : { ...named, actions: dicts(block.actions).map(element) };
    case 'carousel':
      return { ...named, elements: dicts(block.elements).map(withId) };
    case 'container':
      return { ...named, child_blocks: dicts(block.child_blocks).map(withId) };
    case 'section':
      return isDict(block.accessory) ? { ...named, accessory: element(dict(block.accessory)) } : named;
    case 'input':
      return {
        ...named,
        optional: block.optional === true,
        dispatch_action: block.dispatch_action === true,
        element: element(dict(block.element)),
      };
    default:
      return named;
  }
}

function element(one: Dict): Dict {
  if (one.type === 'image') return one;
  const named = typeof one.action_id === 'string' ? one : { ...one, action_id: randomToken(5) };
  return one.type === 'plain_text_input' ? { ...typing, ...named } : named;
}

/** Slack's defaults for a text input. */
const typing = { multiline: false, dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } };
