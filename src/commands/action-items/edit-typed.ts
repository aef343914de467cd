import {
  type ActionItemFields,
  actionItemLimits,
  actionItemTypes,
  isWebAddress,
  priorities,
} from '../../domain/action-items/action-item.js';
import { inLine } from '../../slack/views/text/text.js';
import type { Call, Reply } from '../command.js';
import { plainText } from '../typed/plain-text.js';
import { readPeople } from '../typed/read-people.js';
import { ask } from './ask-about-item.js';
import { change } from './change-item.js';
import { shownText, titleTooLong } from './forms/action-fields.js';
import { editBlocks, editedItem } from './forms/edit-form.js';

/** Runs `ACT-17 title …`, `ACT-17 p1`, `ACT-17 watch @sam` and the like; null if the word names no field. */
export async function editTyped(
  call: Call,
  item: number,
  { word, rest }: { word: string; rest: string },
): Promise<Reply | null> {
  const text = plainText(rest, call.nameOf).trim();
  switch (word.replace(/[:,]$/, '')) {
    case 'edit':
    case 'improve':
      return text ? null : openEdit(call, item);
    case 'title':
    case 'rename':
      return text ? setTitle(call, item, text) : openEdit(call, item);
    case 'description':
      return text ? set(call, item, { description: orNothing(text) }) : openEdit(call, item);
    case 'verify':
    case 'verification':
      return text ? set(call, item, { verification: orNothing(text) }) : openEdit(call, item);
    case 'link':
      return text ? setLink(call, item, orNothing(text)) : openEdit(call, item);
    case 'watch':
      return watch(call, item, rest, (add) => ({ add, remove: [] }));
    case 'unwatch':
      return watch(call, item, rest, (remove) => ({ add: [], remove }));
    default:
      return text ? null : setOption(call, item, word);
  }
}

/** Opens the form with everything. `why`: what to look at, escaped for mrkdwn. `typed`: what the form starts with instead. */
function openEdit(
  call: Call,
  item: number,
  why: string | null = null,
  typed: Partial<ActionItemFields> = {},
): Promise<Reply> {
  return ask(call, item, 'action-edit', (found) => ({
    blocks: editBlocks({ ...found, ...typed }, why),
    about: editedItem(found),
  }));
}

/** What is too long for a title opens the form, which keeps all of it in the description. */
function setTitle(call: Call, item: number, text: string): Promise<Reply> {
  const chars = [...text].length;
  if (chars <= actionItemLimits.title) return set(call, item, { title: text });
  return openEdit(call, item, titleTooLong(chars), shownText(text));
}

function setLink(call: Call, item: number, link: string | null): Promise<Reply> {
  if (link === null || isWebAddress(link)) return set(call, item, { link });
  return openEdit(call, item, "That link isn't a web address. Use one that starts with `https://`.", {
    link,
  });
}

async function set(call: Call, item: number, wanted: Partial<ActionItemFields>): Promise<Reply> {
  // No day is set, so none is checked.
  return change(call, item, { kind: 'fields', wanted, today: '' });
}

function setOption(call: Call, item: number, word: string): Promise<Reply> | null {
  const priority = priorities.find((one) => one === word);
  if (priority) return set(call, item, { priority });
  const type = actionItemTypes.find((one) => one === word);
  return type ? set(call, item, { type }) : null;
}

async function watch(
  call: Call,
  item: number,
  typed: string,
  watchersOf: (userIds: string[]) => { add: string[]; remove: string[] },
): Promise<Reply> {
  const { userIds, groupIds, unclear } = await readPeople(call, typed.trim() || 'me');
  if (userIds.length > 0 && groupIds.length + unclear.length === 0)
    return change(call, item, { kind: 'watchers', watchers: watchersOf(userIds) });
  const said = inLine(plainText(typed, call.nameOf), 200);
  return openEdit(call, item, `“${said}” doesn't say for certain who is meant. Pick the watchers.`);
}

/** `none` clears a field. */
function orNothing(text: string): string | null {
  return /^(?:none|nothing|no)[.!]?$/i.test(text) ? null : text;
}
