import type { Act } from '../../actor.js';
import type { Accepted } from '../../decision.js';
import { type Cancellation, incidentName } from '../../incident/incident.js';
import { dayText, utcDay } from '../../time/civil-day.js';
import { unreachable } from '../../unreachable.js';
import { type ActionItem, actionItemLimits, isUnfinished } from '../action-item.js';
import { changeActionItemStatus } from './change-status.js';

/** Completes a cancellation: what is still to be done won't be, for the reason of the cancellation. */
export function dropOnCancel(canceled: Accepted, items: readonly ActionItem[], act: Act): Accepted {
  const { incident } = canceled;
  const { cancellation, number } = incident;
  if (!cancellation) return canceled;
  const reason = reasonOf(number, cancellation);
  const today = dayText(utcDay(act.at));
  const dropped = items
    .filter(isUnfinished)
    .map((item) => changeActionItemStatus(incident, item, { kind: 'wont_do', reason }, { today }, act))
    .filter((decision) => decision.kind === 'accepted');
  return {
    ...canceled,
    entries: [...canceled.entries, ...dropped.flatMap(({ entries }) => entries)],
    writes: [...canceled.writes, ...dropped.flatMap(({ writes }) => writes)],
  };
}

function reasonOf(number: number, cancellation: Cancellation): string {
  const { text } = cancellation;
  const whole = `${incidentName(number)} ${endOf(cancellation)}${text === null ? '' : `: ${text}`}`;
  return [...whole].slice(0, actionItemLimits.reason).join('');
}

function endOf({ reason, of }: Cancellation): string {
  const other = of === null ? 'another incident' : incidentName(of);
  switch (reason) {
    case 'false_alarm':
      return 'was a false alarm';
    case 'duplicate':
      return `was a duplicate of ${other}`;
    case 'merged':
      return `was merged into ${other}`;
    case 'declined':
      return 'was not an incident';
    default:
      return unreachable(reason);
  }
}
