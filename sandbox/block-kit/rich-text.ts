import { boolean, integer, list, number, object, oneOf, type Rule, string, tagged, typed } from './rules.js';
import { counted } from './text.js';

/** Rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */

const id = string();
const mark = { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean };
/** Slack's own composer may also highlight mentions. */
const style = object({}, { ...mark, highlight: boolean, client_highlight: boolean, unlink: boolean });
const styled = { style };

const words = {
  text: typed({ text: counted(string()) }, styled),
  link: typed({ url: string(3000) }, { ...styled, text: counted(string(undefined, 0)), unsafe: boolean }),
};
const leaves = {
  ...words,
  user: typed({ user_id: id }, styled),
  usergroup: typed({ usergroup_id: id }, styled),
  team: typed({ team_id: id }, styled),
  channel: typed({ channel_id: id }, styled),
  emoji: typed({ name: id }, { ...styled, unicode: id, url: id, skin_tone: integer(1, 6) }),
  broadcast: typed({ range: oneOf('here', 'channel', 'everyone') }, styled),
  color: typed({ value: id }, styled),
  date: typed({ timestamp: number, format: counted(id) }, { ...styled, url: id, fallback: id }),
};

const border = { border: oneOf(0, 1) };
const section = { rich_text_section: typed({ elements: list(tagged(leaves)) }) };

const parts = {
  ...section,
  rich_text_list: typed(
    { elements: list(tagged(section)), style: oneOf('bullet', 'ordered') },
    { ...border, indent: integer(0, 8), offset: integer(0, 10_000) },
  ),
  rich_text_quote: typed({ elements: list(tagged(leaves)) }, border),
  rich_text_preformatted: typed({ elements: list(tagged(words)) }, { ...border, language: id }),
};

/** Fields of a `rich_text` block, without its `block_id`. */
export const richTextFields = { elements: list(tagged(parts)) };

/** A `rich_text` block used as a value: in a table cell, a task card or an input's initial value. */
export const richTextBlock: Rule = tagged({ rich_text: typed(richTextFields, { block_id: string(255) }) });
