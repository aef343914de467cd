import type { Act } from '../../actor.js';
import type { Accepted } from '../../decision.js';
import { dayText, utcDay } from '../../time/civil-day.js';
import type { ActionItem, ActionItemStatus } from '../action-item.js';
import type { ActionItemChanged } from '../report.js';
import { changeActionItemStatus } from './change-status.js';

/** Completes the undoing of a cancellation: what it dropped is to be done again, unless somebody changed it since. */
export function restoreDropped(
  undone: Accepted,
  items: readonly { item: ActionItem; history: readonly ActionItemChanged[] }[],
  act: Act,
): Accepted {
  const canceledAt = canceledAtOf(undone);
  if (canceledAt === null) return undone;
  const today = dayText(utcDay(act.at));
  const restored = items.flatMap(({ item, history }) => {
    const before = droppedFrom(history, canceledAt);
    if (!before) return [];
    const decision = changeActionItemStatus(undone.incident, item, before, { today }, act);
    return decision.kind === 'accepted' ? [decision] : [];
  });
  return {
    ...undone,
    entries: [...undone.entries, ...restored.flatMap(({ entries }) => entries)],
    writes: [...undone.writes, ...restored.flatMap(({ writes }) => writes)],
  };
}

function canceledAtOf({ entries }: Accepted): string | null {
  for (const { event } of entries)
    if (event.kind === 'undone' && event.undid === 'canceled') return event.madeAt;
  return null;
}

/** Its status before it was dropped at that time; null if that was not the last thing to happen to it. */
function droppedFrom(history: readonly ActionItemChanged[], at: string): ActionItemStatus | null {
  const last = history.at(-1);
  if (last?.event?.kind !== 'status_changed' || last.at.toISOString() !== at) return null;
  return last.event.to.kind === 'wont_do' ? last.event.from : null;
}
