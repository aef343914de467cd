import type { KnownBlock, Overflow } from '@slack/types';
import {
  type ActionItem,
  type ActionItemStatus,
  actionItemName,
  isUnfinished,
} from '../../../domain/action-items/action-item.js';
import { dayText } from '../../../domain/action-items/day-text.js';
import { unreachable } from '../../../domain/unreachable.js';
import { actionIds, carry } from '../action-ids.js';
import { actions, button, plain, section } from '../text/blocks.js';
import { inLine, person } from '../text/text.js';

/** `Add a circuit breaker · owner @dana · due Fri, Dec 4 · p1 · prevent`. Escaped for mrkdwn. */
export function itemFacts(item: ActionItem): string {
  const status = statusText(item.status);
  return [
    inLine(item.title, titleMaxChars),
    ...(status ? [status] : []),
    item.ownerId ? `owner ${person(item.ownerId)}` : 'no owner',
    ...(item.dueOn ? [`due ${dayText(item.dueOn, item.changedAt)}`] : []),
    ...(item.priority ? [item.priority] : []),
    ...(item.type ? [item.type] : []),
    ...(item.link ? [inLine(item.link, 200)] : []),
  ].join(' · ');
}

/** Enough for the longest title, and few enough that ten items fit into a message of Slack's. */
const titleMaxChars = 500;

function statusText(status: ActionItemStatus): string {
  switch (status.kind) {
    case 'open':
      return '';
    case 'in_progress':
      return '*in progress*';
    case 'blocked':
      return `*blocked*: ${inLine(status.reason, 200)}`;
    case 'done':
      return `*done*${status.note ? `: ${inLine(status.note, 200)}` : ''}`;
    case 'wont_do':
      return `*won't do*: ${inLine(status.reason, 200)}`;
    default:
      return unreachable(status);
  }
}

/** An item with its buttons; `lead` says what the line starts with. */
export function itemBlocks(item: ActionItem, lead: string): KnownBlock[] {
  return [section(`${lead} ${itemFacts(item)}`), itemButtons(item)];
}

/** The buttons that change an item. */
export function itemButtons(item: ActionItem): KnownBlock {
  const { number, incidentNumber, status } = item;
  const line = (verb: string) => carry(incidentNumber, `action ${actionItemName(number)} ${verb}`);
  const id = (verb: string) => `${actionIds.runLine}:action-${number}-${verb}`;
  const one = (label: string, verb: string) => button({ label, actionId: id(verb), value: line(verb) });
  if (!isUnfinished(item)) return actions(one('Reopen', 'open'));
  const more: Overflow = {
    type: 'overflow',
    action_id: id('more'),
    options: [
      { text: plain('Edit'), value: line('edit') },
      { text: plain('New date'), value: line('due') },
      { text: plain('Hand over'), value: line('owner') },
      { text: plain('Blocked'), value: line('blocked') },
      { text: plain("Won't do"), value: line('wontdo') },
    ],
  };
  return actions(
    one('Done', 'done'),
    ...(status.kind === 'in_progress' ? [] : [one('Start', 'start')]),
    more,
  );
}
