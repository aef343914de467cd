import { conversationFilter, menuOption, optionGroup, optionsAgree } from './composition.js';
import { selected } from './element-fields.js';
import { boolean, either, type Fields, integer, list, string, typed } from './rules.js';

/** Menus: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element and …/multi-select-menu-element */
const manySelected = { ...selected, max_selected_items: integer(1, 1000) };
const menu = {
  options: list(menuOption, { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
};
const eitherMenu = either('options', 'option_groups');
const startingOptions = { initial_options: list(menuOption, { min: 1, max: 100 }) };
const queried = { min_query_length: integer(0, 1000) };
const conversation = { default_to_current_conversation: boolean, filter: conversationFilter };
const response = { response_url_enabled: boolean };

/** The initial selection of a user or channel menu: one id, or a list. */
const start = (name: string): Fields => ({ [`initial_${name}`]: string() });
const starts = (name: string): Fields => ({ [`initial_${name}s`]: list(string(), { min: 1 }) });

export const selects = {
  static_select: typed({}, { ...selected, ...menu, initial_option: menuOption }, eitherMenu, optionsAgree),
  external_select: typed({}, { ...selected, ...queried, initial_option: menuOption }),
  users_select: typed({}, { ...selected, ...start('user') }),
  conversations_select: typed({}, { ...selected, ...conversation, ...response, ...start('conversation') }),
  channels_select: typed({}, { ...selected, ...response, ...start('channel') }),
  multi_static_select: typed({}, { ...manySelected, ...menu, ...startingOptions }, eitherMenu, optionsAgree),
  multi_external_select: typed({}, { ...manySelected, ...queried, ...startingOptions }),
  multi_users_select: typed({}, { ...manySelected, ...starts('user') }),
  multi_conversations_select: typed({}, { ...manySelected, ...conversation, ...starts('conversation') }),
  multi_channels_select: typed({}, { ...manySelected, ...starts('channel') }),
};
