import type { KnownBlock } from '@slack/types';
import { actionItemName } from '../../../domain/action-items/action-item.js';
import { dayText } from '../../../domain/action-items/day-text.js';
import { incidentName } from '../../../domain/incident/incident.js';
import type { NudgeContent, NudgeLine } from '../../../domain/nudges/content.js';
import { reasonText } from '../../../domain/nudges/reason-text.js';
import type { TaskRow } from '../../../domain/nudges/rows.js';
import { counted } from '../../../domain/text/words.js';
import { dayFrom } from '../../../domain/time/civil-day.js';
import { unreachable } from '../../../domain/unreachable.js';
import { actionIds, carry } from '../action-ids.js';
import { askedItemButtons } from '../action-items/item-line.js';
import { actions, button, context, type MessageView, section } from '../text/blocks.js';
import { inLine, person } from '../text/text.js';

/** Each line takes two blocks, and Slack shows 50 of a message. */
const maxLines = 20;
const titleMaxChars = 300;

/** What a person is asked today, each line with the buttons that end it; of the rest, it says how it ended. */
export function digestView(content: NudgeContent): MessageView {
  const { lines } = content;
  const shown = lines.slice(0, maxLines);
  const open = lines.filter(({ isOpen }) => isOpen).length;
  const title = open === 0 ? 'Nothing in this list needs you any more.' : titleOf(content, open);
  const more = lines.length - shown.length;
  return {
    text: [title, ...shown.map((line) => lineText(line, content))].join('\n'),
    blocks: [
      section(`*${title}*`),
      ...shown.flatMap((line) => lineBlocks(line, content)),
      ...(more > 0 ? [context(`And ${counted(more, 'other')}: \`/incident actions mine\``)] : []),
      context('Change when you get these: `/incident reminders`'),
    ],
  };
}

function titleOf({ lines, hour }: NudgeContent, open: number): string {
  const items = lines.every(({ actionItem }) => actionItem !== null);
  const what = counted(open, items ? 'action item' : 'thing');
  return `${hour < 12 ? 'Good morning. ' : ''}${what} ${open === 1 ? 'needs' : 'need'} you.`;
}

/** `*Overdue by 2 days* · Add a circuit breaker (ACT-17, INC-42)`. Escaped. */
export function lineText(line: NudgeLine, { today }: Pick<NudgeContent, 'today'>): string {
  const name = line.actionItem ? `${actionItemName(line.actionItem.number)}, ` : '';
  const what = `${inLine(line.title, titleMaxChars)} (${name}${incidentName(line.incident)})`;
  if (!line.isOpen) return endText(line, what);
  return `*${reasonText(reasonToday(line, today))}* · ${what}${ownerText(line)}`;
}

/** The reason counts days from today, which may be later than when it was claimed. */
function reasonToday({ reason, actionItem, task }: NudgeLine, today: string): NudgeLine['reason'] {
  const [due, now] = [dayFrom((actionItem ?? task)?.dueOn ?? ''), dayFrom(today)];
  return due === null || now === null ? reason : { ...reason, dueInDays: due - now };
}

/** Whose it is, if it isn't the recipient's own. */
function ownerText(line: NudgeLine): string {
  const ownerId = line.actionItem?.ownerId;
  return ownerId && isOfSomebodyElse(line) ? ` · owner ${person(ownerId)}` : '';
}

/** Whether somebody is asked about it who doesn't own it. */
function isOfSomebodyElse({ reason }: NudgeLine): boolean {
  return reason.insteadOf !== null || reason.rule.startsWith('overdue_');
}

/** What became of it. */
function endText({ actionItem: item, task }: NudgeLine, what: string): string {
  if (task) return taskEndText(task, what);
  if (!item) return `✔ ~${what}~`;
  const { status, restsUntil, ownerId, dueOn, changedAt } = item;
  switch (status.kind) {
    case 'done':
      return `✔ ~${what}~ done`;
    case 'wont_do':
      return `~${what}~ won't do`;
    case 'blocked':
      return `${what} · blocked: ${inLine(status.reason, 100)}`;
    case 'open':
    case 'in_progress': {
      if (restsUntil) return `${what} · snoozed until ${dayText(restsUntil, changedAt)}`;
      const due = dueOn === null ? 'no due date' : `due ${dayText(dueOn, changedAt)}`;
      return `${what} · ${ownerId ? `owner ${person(ownerId)}` : 'no owner'} · ${due}`;
    }
    default:
      return unreachable(status);
  }
}

function taskEndText({ status, assigneeId, dueOn, dueSetAt }: TaskRow, what: string): string {
  switch (status.kind) {
    case 'done':
      return `✔ ~${what}~ done`;
    case 'skipped':
      return `~${what}~ skipped`;
    case 'open': {
      const due = dueOn === null ? 'no due date' : `due ${dayText(dueOn, dueSetAt)}`;
      return `${what} · ${assigneeId ? person(assigneeId) : 'unassigned'} · ${due}`;
    }
    default:
      return unreachable(status);
  }
}

function lineBlocks(line: NudgeLine, content: NudgeContent): KnownBlock[] {
  const text = section(lineText(line, content));
  return line.isOpen ? [text, lineButtons(line)] : [text];
}

/** The buttons that end what is asked. */
export function lineButtons(line: NudgeLine): KnownBlock {
  const { incident, actionItem, task, reason } = line;
  if (actionItem) return askedItemButtons(actionItem, ['done', isOfSomebodyElse(line) ? 'owner' : 'due']);
  const run = (label: string, line: string, about: string = reason.rule) =>
    button({
      label,
      actionId: `${actionIds.runLine}:${about}-${incident}`,
      value: carry(incident, line),
    });
  if (task) {
    const { number } = task;
    return actions(
      run('Done', `tasks done ${number}`, `task-done-${number}`),
      run('New date', `tasks due ${number}`, `task-due-${number}`),
    );
  }
  if (reason.rule === 'not_closed') return actions(run('Close', 'close'));
  return actions(run('Open post-mortem', 'postmortem'));
}
