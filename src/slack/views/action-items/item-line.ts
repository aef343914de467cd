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
  const rest = item.restsUntil ? [`snoozed until ${dayText(item.restsUntil, item.changedAt)}`] : [];
  return [
    inLine(item.title, titleMaxChars),
    ...(status ? [status] : []),
    ...(isUnfinished(item) ? rest : []),
    item.ownerId ? `owner ${person(item.ownerId)}` : 'no owner',
    ...(item.dueOn ? [`due ${dayText(item.dueOn, item.changedAt)}`] : []),
    ...(item.priority ? [item.priority] : []),
    ...(item.type ? [item.type] : []),
    ...(item.link ? [inLine(item.link, 200)] : []),
  ].join(' · ');
}

/** Enough for the longest title, and few enough that ten items fit into a message of Slack's. */
const titleMaxChars = 500;

/** `*blocked*: Waits for the vendor`; empty for an open item. Escaped for mrkdwn. */
export function statusText(status: ActionItemStatus): string {
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

/** What the buttons of an unfinished item say and run. A menu has five choices at most. */
const labels = {
  done: 'Done',
  start: 'Start',
  edit: 'Edit',
  due: 'New date',
  owner: 'Hand over',
  blocked: 'Blocked',
  wontdo: "Won't do",
  snooze: 'Snooze',
};
type Verb = keyof typeof labels;

/** What can be done with an item that is listed, and with one that somebody is asked about. */
const listed: readonly Verb[] = ['done', 'start', 'edit', 'due', 'owner', 'blocked', 'wontdo'];
const asked: readonly Verb[] = ['done', 'start', 'due', 'owner', 'blocked', 'wontdo', 'snooze'];

/** The buttons of an item that somebody is asked about. */
export function askedItemButtons(item: ActionItem, first: readonly Verb[]): KnownBlock {
  return itemButtons(item, first, asked);
}

/** A row of buttons for an item; what isn't `first` is in the menu at the end. */
export function itemButtons(
  item: ActionItem,
  first: readonly Verb[] = ['done', 'start'],
  verbs = listed,
): KnownBlock {
  const { number, incidentNumber, status } = item;
  const line = (verb: string) => carry(incidentNumber, `action ${actionItemName(number)} ${verb}`);
  const id = (verb: string) => `${actionIds.runLine}:action-${number}-${verb}`;
  const one = (label: string, verb: string) => button({ label, actionId: id(verb), value: line(verb) });
  if (!isUnfinished(item)) return actions(one('Reopen', 'open'));
  const possible = verbs.filter((verb) => verb !== 'start' || status.kind !== 'in_progress');
  const more: Overflow = {
    type: 'overflow',
    action_id: id('more'),
    options: possible
      .filter((verb) => !first.includes(verb))
      .map((verb) => ({ text: plain(labels[verb]), value: line(verb) })),
  };
  return actions(
    ...possible.filter((verb) => first.includes(verb)).map((verb) => one(labels[verb], verb)),
    more,
  );
}
