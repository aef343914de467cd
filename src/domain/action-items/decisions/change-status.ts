import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import type { TextRefusal } from '../../text/refusals.js';
import { unreachable } from '../../unreachable.js';
import { type ActionItem, type ActionItemStatus, actionItemLimits, isUnfinished } from '../action-item.js';
import type { ActionItemTimelineEvent } from '../events.js';
import type { ActionItemText } from '../refusals.js';
import { consequencesOf, recount } from './consequences.js';

export interface StatusContext {
  /** The day in the owner's calendar, `2026-12-01`. */
  today: string;
  /** For a blocked item: the day until which nobody is asked about it. Left out: until it is due. */
  restsUntil?: string | null;
}

/**
 * Starts, blocks, finishes, drops or reopens an action item. Refuses the status that it has already, with when, so that
 * two people who press *Done* do it once. A blocked item can get another reason or day. Any other status ends a
 * snooze. `today`: in the owner's calendar.
 */
export function changeActionItemStatus(
  incident: Incident,
  item: ActionItem,
  wanted: ActionItemStatus,
  { today, restsUntil = null }: StatusContext,
  act: Act,
): Decision {
  const { number, status: from, changedAt } = item;
  const to = sanitized(wanted);
  const refusal = statusTextRefusal(to);
  if (refusal) return refused(refusal);
  if (restsUntil !== null && restsUntil <= today)
    return refused({ kind: 'snooze_day_not_ahead', until: restsUntil });
  const isNewBlock =
    to.kind === 'blocked' &&
    from.kind === 'blocked' &&
    (from.reason !== to.reason || item.restsUntil !== restsUntil);
  if (from.kind === to.kind && !isNewBlock)
    return refused({
      kind: 'action_item_in_status',
      item: number,
      already: to.kind,
      at: changedAt.toISOString(),
    });
  const finishedOn = isUnfinished({ status: to }) ? null : today;
  const actionItem = { ...item, status: to, finishedOn, restsUntil, changedAt: act.at };
  const event = timelineEventOf(item, to);
  const { entries, effects } = event ? consequencesOf(incident, event, act) : { entries: [], effects: [] };
  const isRecounted = isUnfinished(item) !== isUnfinished(actionItem);
  return accepted(
    incident,
    entries,
    [...effects, ...(isRecounted ? [recount] : [])],
    [{ kind: 'action_item_saved', actionItem, event: { kind: 'status_changed', from, to } }],
  );
}

function sanitized(status: ActionItemStatus): ActionItemStatus {
  switch (status.kind) {
    case 'blocked':
    case 'wont_do':
      return { ...status, reason: sanitizeText(status.reason) };
    case 'done':
      return { ...status, note: sanitizeText(status.note) || null };
    default:
      return status;
  }
}

function statusTextRefusal(status: ActionItemStatus): TextRefusal<ActionItemText> | null {
  const { reason, text } = actionItemLimits;
  switch (status.kind) {
    case 'blocked':
      return textRefusal('blocker', status.reason, reason);
    case 'wont_do':
      return textRefusal('reason not to do it', status.reason, reason);
    case 'done':
      return textRefusal('note on the work', status.note, text);
    case 'open':
    case 'in_progress':
      return null;
    default:
      return unreachable(status);
  }
}

/** What the timeline tells: how an item ended, and that it is to be done after all. */
function timelineEventOf(item: ActionItem, to: ActionItemStatus): ActionItemTimelineEvent | null {
  const { number, title } = item;
  if (to.kind === 'done') return { kind: 'action_item_done', item: number, title, note: to.note };
  if (to.kind === 'wont_do') return { kind: 'action_item_dropped', item: number, title, reason: to.reason };
  return isUnfinished(item) ? null : { kind: 'action_item_reopened', item: number, title };
}
