import { type Dict, dict, dicts, isDict, text } from '../json.js';
import type { SandboxContext } from './context.js';
import type { StateValues } from './workspace.js';

/**
 * `state.values` of a view or message: each stateful element with its current or initial value. `holder` is the view's id
 * or `channel:ts`.
 */
export function viewState(context: SandboxContext, holder: string, blocks: Dict[]): StateValues {
  const put = context.workspace.inputs[holder] ?? {};
  const values: StateValues = {};
  for (const { blockId, actionId, element } of statefulElements(blocks)) {
    const value = put[blockId]?.[actionId] ?? initialValue(element);
    values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

export interface Stateful {
  blockId: string;
  actionId: string;
  element: Dict;
  block: Dict;
}

/** Elements with a value: all interactive ones except buttons and overflow menus. */
export function statefulElements(blocks: Dict[]): Stateful[] {
  return interactiveElements(blocks).filter(({ element }) => !stateless.has(text(element.type) ?? ''));
}

/** All interactive elements with their blocks. */
export function interactiveElements(blocks: Dict[]): Stateful[] {
  return withInner(blocks).flatMap((block) =>
    elementsOf(block).map((element) => {
      const blockId = text(block.block_id) ?? '';
      return { blockId, actionId: text(element.action_id) ?? '', element, block };
    }),
  );
}

const stateless = new Set([
  'button',
  'overflow',
  'workflow_button',
  'image',
  'icon_button',
  'feedback_buttons',
]);

/** The blocks, including those inside containers and carousels. */
function withInner(blocks: Dict[]): Dict[] {
  return blocks.flatMap((block) => {
    const inner = block.type === 'carousel' ? dicts(block.elements) : dicts(block.child_blocks);
    return inner.length > 0 ? [block, ...withInner(inner)] : [block];
  });
}

function elementsOf(block: Dict): Dict[] {
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return dicts(block.elements);
    case 'card':
      return dicts(block.actions);
    case 'section':
      return isDict(block.accessory) && block.accessory.type !== 'image' ? [block.accessory] : [];
    case 'input':
      return [dict(block.element)];
    default:
      return [];
  }
}

function initialValue(element: Dict): Dict {
  const type = text(element.type) ?? '';
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: text(element.initial_value) ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: dicts(element.initial_options) };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      return { type };
  }
}
