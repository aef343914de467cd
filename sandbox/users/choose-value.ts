import { type Dict, dict, dicts, isDict, text } from '../json.js';
import { channelNamed } from '../state/channel-access.js';
import { richTextOf } from '../state/rich-text-of.js';
import { completeFile, presentFile } from '../state/store-file.js';
import type { Actor } from './actor.js';

/**
 * An element's state after a person's input: a value, an option's text, a handle, a channel name, a date, or a list of
 * these. Throws if the element doesn't offer it.
 */
export function chooseValue(actor: Actor, element: Dict, chosen: unknown): Dict {
  const type = text(element.type) ?? '';
  const several = Array.isArray(chosen) ? chosen : chosen === undefined || chosen === null ? [] : [chosen];
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return {
        type,
        value: chosen === null || chosen === undefined || chosen === '' ? null : String(chosen),
      };
    case 'rich_text_input':
      return { type, rich_text_value: { type: 'rich_text', elements: richTextOf(String(chosen)).elements } };
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
    case 'external_select':
      return { type, selected_option: chosen === null ? null : optionOf(element, chosen) };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: several.map((one) => optionOf(element, one)) };
    case 'users_select':
      return { type, selected_user: chosen === null ? null : userIdOf(actor, chosen) };
    case 'multi_users_select':
      return { type, selected_users: several.map((one) => userIdOf(actor, one)) };
    case 'channels_select':
      return { type, selected_channel: channelIdOf(actor, chosen) };
    case 'conversations_select':
      return { type, selected_conversation: channelIdOf(actor, chosen) };
    case 'multi_channels_select':
      return { type, selected_channels: several.map((one) => channelIdOf(actor, one)) };
    case 'multi_conversations_select':
      return { type, selected_conversations: several.map((one) => channelIdOf(actor, one)) };
    case 'datepicker':
      return { type, selected_date: chosen instanceof Date ? chosen.toISOString().slice(0, 10) : chosen };
    case 'timepicker':
      return { type, selected_time: chosen };
    case 'datetimepicker':
      return {
        type,
        selected_date_time: chosen instanceof Date ? Math.floor(chosen.getTime() / 1000) : chosen,
      };
    case 'feedback_buttons':
      return { type, value: chosen };
    case 'file_input':
      return { type, files: several.map((one) => fileOf(actor, one)) };
    default:
      return { type };
  }
}

/** A file the person uploaded, by id. */
function fileOf({ context, userId }: Actor, chosen: unknown): Dict {
  const file = context.workspace.files[text(chosen) ?? ''];
  if (!file || file.user !== userId) throw new Error(`This person has no file "${String(chosen)}".`);
  if (!file.isComplete) completeFile(context, file);
  return presentFile(context, file);
}

/** True if the app provides the menu's options. */
export function isExternal({ type }: Dict): boolean {
  return type === 'external_select' || type === 'multi_external_select';
}

/** All of an element's options, including those in groups. */
export function optionsOf(element: Dict): Dict[] {
  const grouped = dicts(element.option_groups).flatMap((group) => dicts(group.options));
  return [...dicts(element.options), ...grouped];
}

/** Options of external menus are known only to the person who received them, so they may be passed whole. */
function optionOf(element: Dict, chosen: unknown): Dict {
  if (isExternal(element) && isDict(chosen)) return chosen;
  const options = optionsOf(element);
  const found = options.find((one) => one.value === chosen || dict(one.text).text === chosen);
  if (found) return found;
  const offered = options.map((one) => `"${text(dict(one.text).text)}" (${text(one.value)})`).join(', ');
  throw new Error(`"${String(chosen)}" is not among the options: ${offered || 'none'}.`);
}

function userIdOf(actor: Actor, chosen: unknown): string {
  const wanted = text(chosen) ?? text(dict(chosen).id);
  const user = Object.values(actor.context.workspace.users).find(
    (one) => one.id === wanted || one.name === wanted,
  );
  if (!user) throw new Error(`There is no user "${String(wanted)}" to select.`);
  return user.id;
}

function channelIdOf(actor: Actor, chosen: unknown): string | null {
  if (chosen === null) return null;
  const wanted = text(chosen) ?? text(dict(chosen).id) ?? '';
  const channel =
    actor.context.workspace.channels[wanted] ?? channelNamed(actor.context, wanted.replace(/^#/, ''));
  if (!channel) throw new Error(`There is no channel "${wanted}" to select.`);
  return channel.id;
}
