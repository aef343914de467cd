import { type Dict, dict, dicts, isDict } from '../json.js';
import { randomToken } from './new-id.js';
import { withTextDefaults } from './with-text-defaults.js';

/** Blocks as Slack stores them: each has a `block_id`, each interactive element an `action_id`, inputs and texts their defaults. */
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

/** What Slack notes of a text input whose author says nothing of it. */
const typing = { multiline: false, dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } };
