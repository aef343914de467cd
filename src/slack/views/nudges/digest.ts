import type { KnownBlock } from '@slack/types';
import { actionItemName } from '../../../domain/action-items/action-item.js';
import { dayText } from '../../../domain/action-items/day-text.js';
import { incidentName } from '../../../domain/incident/incident.js';
import type { NudgeContent, NudgeLine } from '../../../domain/nudges/content.js';
import { reasonText } from '../../../domain/nudges/reason-text.js';
import { counted } from '../../../domain/text/words.js';
import { dayFrom } from '../../../domain/time/civil-day.js';
import { actionIds, carry } from '../action-ids.js';
import { itemButtons } from '../action-items/item-line.js';
import { actions, button, context, type MessageView, section } from '../text/blocks.js';
import { inLine, person } from '../text/text.js';

/** Each line takes two blocks, and Slack shows 50 of a message. */
const maxLines = 20;
const titleMaxChars = 300;

/**
 * What a person is asked today, each line with the buttons that end it; what they have ended is crossed out. `wasSent`:
 * the lines that were still open when it was sent, and so are in it.
 */
export function digestView(content: NudgeContent): MessageView {
  const { lines } = content;
  const shown = lines.slice(0, maxLines);
  const open = lines.filter(({ isOpen }) => isOpen).length;
  const title = open === 0 ? 'All done. Nothing in this list needs you.' : titleOf(content, open);
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
  if (!line.isOpen) return `✔ ~${what}~${endText(line)}`;
  return `*${reasonText(reasonToday(line, today))}* · ${what}${ownerText(line)}`;
}

/** The reason counts days from today, which may be later than when it was claimed. */
function reasonToday({ reason, actionItem }: NudgeLine, today: string): NudgeLine['reason'] {
  const [due, now] = [dayFrom(actionItem?.dueOn ?? ''), dayFrom(today)];
  return due === null || now === null ? reason : { ...reason, dueInDays: due - now };
}

/** Whose it is, if it isn't the recipient's own. */
function ownerText({ actionItem, reason }: NudgeLine): string {
  const isOthers = reason.insteadOf !== null || reason.rule.startsWith('overdue_');
  return isOthers && actionItem?.ownerId ? ` · owner ${person(actionItem.ownerId)}` : '';
}

/** What became of it. */
function endText({ actionItem: item }: NudgeLine): string {
  if (!item) return '';
  switch (item.status.kind) {
    case 'done':
      return ' done';
    case 'wont_do':
      return " won't do";
    case 'blocked':
      return ` blocked: ${inLine(item.status.reason, 100)}`;
    default:
      if (item.restsUntil) return ` snoozed until ${dayText(item.restsUntil, item.changedAt)}`;
      return item.ownerId
        ? ` ${person(item.ownerId)}${dueText(item.dueOn, item.changedAt)}`
        : dueText(item.dueOn, item.changedAt);
  }
}

function dueText(dueOn: string | null, seenAt: Date): string {
  return dueOn === null ? '' : ` due ${dayText(dueOn, seenAt)}`;
}

function lineBlocks(line: NudgeLine, content: NudgeContent): KnownBlock[] {
  const text = section(lineText(line, content));
  return line.isOpen ? [text, lineButtons(line)] : [text];
}

function lineButtons({ incident, actionItem, reason }: NudgeLine): KnownBlock {
  if (actionItem) return itemButtons(actionItem);
  const run = (label: string, line: string) =>
    button({
      label,
      actionId: `${actionIds.runLine}:${reason.rule}-${incident}`,
      value: carry(incident, line),
    });
  return actions(run('Close', 'close'));
}
