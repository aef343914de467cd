import { z } from 'zod';
import { type DueOutcome, dueOutcomes } from '../../../domain/figures/on-time.js';
import type { Tx } from '../../database.js';

/** Days from the first up to the last, which isn't among them. */
export interface Days {
  fromDay: string;
  toDay: string;
}

/**
 * How action items ended that were due on these days, which must be over; without those of private incidents. Counts
 * them twice: those due from `since` on, and those due before.
 */
export async function dueOutcomeCounts(
  tx: Tx,
  workspaceId: string,
  { fromDay, toDay, since }: Days & { since: string },
): Promise<{ since: DueCounts; before: DueCounts }> {
  const rows = await tx.run(countOutcomes, [workspaceId, fromDay, toDay, since]);
  const counts: { since: DueCounts; before: DueCounts } = { since: {}, before: {} };
  for (const { is_since, outcome, count } of z.array(row).parse(rows))
    counts[is_since ? 'since' : 'before'][outcome] = count;
  return counts;
}

type DueCounts = Partial<Record<DueOutcome, number>>;

const row = z.object({ is_since: z.boolean(), outcome: z.enum(dueOutcomes), count: z.number() });

/** Whoever finishes an item after its day, or hasn't yet, is late. Both days are the owner's. */
const countOutcomes = `
  select item.due_on >= $4::date as is_since,
    case
      when incident.kind = 'drill' then 'drill'
      when incident.status = 'canceled' then 'canceled'
      when item.status = 'wont_do' then 'wont_do'
      when item.status = 'done' and item.finished_on <= item.due_on then 'on_time'
      else 'late'
    end as outcome,
    count(*)::int as count
  from action_items item
  join incidents incident on incident.workspace_id = item.workspace_id and incident.number = item.incident_number
  where item.workspace_id = $1 and item.due_on >= $2::date and item.due_on < $3::date and not incident.is_private
  group by 1, 2`;
