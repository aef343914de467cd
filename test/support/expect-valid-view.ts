import { expect } from 'vitest';
import { checkMessage, checkView } from '../../sandbox/block-kit/check.js';
import type { MessageView } from '../../src/slack/views/text/blocks.js';
import { textsIn } from './any-lifecycle.js';

/** Markup that a view may contain: these users, groups if the program itself names them, and messages at this address. */
export interface AllowedMentions {
  userIds?: readonly string[];
  groups?: boolean;
  links?: string;
}

/** Expects a valid message: Slack accepts it, it has a text, and it contains no ping or link from user input. */
export function expectValidMessage(view: MessageView, allowed: AllowedMentions = {}): void {
  expect(checkMessage(view.blocks, view.text)).toEqual([]);
  expect(view.text).toMatch(/\S/);
  expectSafeMarkup([view.text, ...markupIn(view.blocks)], allowed);
  expectWhole(view);
  const ids = actionIdsIn(view.blocks);
  expect(ids).toEqual([...new Set(ids)]);
}

/** The same for a modal. */
export function expectValidModal(view: object, allowed: AllowedMentions = {}): void {
  expect(checkView(view)).toEqual([]);
  expectSafeMarkup(markupIn(view), allowed);
  expectWhole(view);
}

/** Every `<` starts a reference made by the program: a user of the incident, a channel, a date. */
export function expectSafeMarkup(
  markup: readonly string[],
  { userIds = [], groups = false, links = '-' }: AllowedMentions = {},
): void {
  const ours = new RegExp(
    `^(?:<@(?:${[...userIds, '-'].join('|')})>|<#C[A-Z0-9]+>|<${links}[^<>|]*\\|View message>|<!date\\^\\d+\\^[^<>|]+\\|[^<>|]+>${groups ? '|<!subteam\\^S[A-Z0-9]+>' : ''})`,
  );
  for (const text of markup)
    for (const { index } of text.matchAll(/</g)) expect(text.slice(index)).toMatch(ours);
}

/** No broken characters, and no leftovers such as "undefined". */
function expectWhole(view: object): void {
  for (const text of textsIn(view)) {
    expect(text).not.toMatch(/\p{Cs}/u);
    expect(text).not.toMatch(/\bundefined\b|\bNaN\b|Invalid Date|\[object/);
  }
}

function markupIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn') return textsIn(value);
  return Object.values(value).flatMap(markupIn);
}

function actionIdsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'action_id' in value && typeof value.action_id === 'string' ? [value.action_id] : [];
  return [...own, ...Object.values(value).flatMap(actionIdsIn)];
}
