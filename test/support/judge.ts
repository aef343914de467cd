import { expect } from 'vitest';
import { checkMessage, checkView } from '../../sandbox/block-kit/check.js';
import type { MessageView } from '../../src/slack/views/text/blocks.js';
import { textsIn } from './any-life.js';

/** What a view may name: the users, and whether the program itself names groups in it. */
export interface MayName {
  userIds?: readonly string[];
  groups?: boolean;
}

/** Holds a message to what Slack takes and to what people are owed: a text, no ping, no link that a user wrote. */
export function expectLawful(view: MessageView, mayName: MayName = {}): void {
  expect(checkMessage(view.blocks, view.text)).toEqual([]);
  expect(view.text).toMatch(/\S/);
  expectCalm([view.text, ...markupIn(view.blocks)], mayName);
  expectWhole(view);
  const ids = actionIdsIn(view.blocks);
  expect(ids).toEqual([...new Set(ids)]);
}

/** The same for a modal. */
export function expectLawfulModal(view: object, mayName: MayName = {}): void {
  expect(checkView(view)).toEqual([]);
  expectCalm(markupIn(view), mayName);
  expectWhole(view);
}

/** Every `<` begins a reference that the program made: a user of the incident, a channel, a date. */
export function expectCalm(markup: readonly string[], { userIds = [], groups = false }: MayName = {}): void {
  const ours = new RegExp(
    `^(?:<@(?:${[...userIds, '-'].join('|')})>|<#C[A-Z0-9]+>|<!date\\^\\d+\\^[^<>|]+\\|[^<>|]+>${groups ? '|<!subteam\\^S[A-Z0-9]+>' : ''})`,
  );
  for (const text of markup)
    for (const { index } of text.matchAll(/</g)) expect(text.slice(index)).toMatch(ours);
}

/** No half characters, and nothing that a program says where it has nothing to say. */
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
