import { type ActionItem, actionItemName } from '../../../domain/action-items/action-item.js';
import { daysBetween, dueText } from '../../../domain/action-items/due-text.js';
import { incidentName } from '../../../domain/incident/incident.js';
import { inLine } from '../text/text.js';
import { statusText } from './item-line.js';

/**
 * An item of the person who reads: `*Overdue by 2 days* · Add a circuit breaker (ACT-17, INC-42) · p1`. `today`: in
 * their calendar. Escaped for mrkdwn.
 */
export function dueLine(item: ActionItem, today: string): string {
  const { number, incidentNumber, title, dueOn, priority } = item;
  const due = dueOn === null ? 'No due date' : dueText(daysBetween(today, dueOn));
  const late = dueOn !== null && dueOn < today ? '⚠ ' : '';
  const status = statusText(item.status);
  return [
    `${late}*${due}*`,
    `${inLine(title, titleMaxChars)} (${actionItemName(number)}, ${incidentName(incidentNumber)})`,
    ...(priority ? [priority] : []),
    ...(status ? [status] : []),
  ].join(' · ');
}

/** Enough for the longest title. */
const titleMaxChars = 500;
