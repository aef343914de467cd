import { z } from 'zod';
import type { Period } from '../../../domain/figures/period.js';
import type { WaitingItem } from '../../../domain/figures/weekly-report.js';
import { type Severity, severities } from '../../../domain/incident/severity.js';
import type { Tx } from '../../database.js';

/** What counts in a report that a channel reads. */
const counts = `not incident.is_private and incident.kind <> 'drill' and incident.status <> 'canceled'`;
const itemsThatCount = `
  from action_items item
  join incidents incident on incident.workspace_id = item.workspace_id and incident.number = item.incident_number
  where item.workspace_id = $1 and ${counts}`;
const isUnfinished = `item.status in ('open', 'in_progress', 'blocked')`;

/** How many incidents of each severity were declared in a period. */
export async function declaredBySeverity(
  tx: Tx,
  workspaceId: string,
  { from, to }: Period,
): Promise<Partial<Record<Severity, number>>> {
  const rows = await tx.run(
    `select severity, count(*)::int as count from incidents incident
    where workspace_id = $1 and declared_at >= $2 and declared_at < $3 and ${counts}
    group by severity`,
    [workspaceId, from.toISOString(), to.toISOString()],
  );
  return Object.fromEntries(
    z
      .array(bySeverity)
      .parse(rows)
      .map(({ severity, count }) => [severity, count]),
  );
}

const bySeverity = z.object({ severity: z.enum(severities), count: z.number() });

/** How many action items were added and done in a period, and how many are overdue after it. */
export async function itemCounts(
  tx: Tx,
  workspaceId: string,
  { from, to, fromDay, toDay }: Period,
): Promise<{ added: number; done: number; overdue: number }> {
  const [row] = await tx.run(
    `select
      (select count(*)::int ${itemsThatCount}
        and item.created_at >= $2::timestamptz and item.created_at < $3::timestamptz) as added,
      (select count(*)::int ${itemsThatCount}
        and item.status = 'done' and item.finished_on >= $4::date and item.finished_on < $5::date) as done,
      (select count(*)::int ${itemsThatCount} and ${isUnfinished} and item.due_on < $5::date) as overdue`,
    [workspaceId, from.toISOString(), to.toISOString(), fromDay, toDay],
  );
  return z.object({ added: z.number(), done: z.number(), overdue: z.number() }).parse(row);
}

/** The unfinished action items whose due days passed first, of those due before `toDay`. */
export async function waitingLongest(
  tx: Tx,
  workspaceId: string,
  { toDay, limit }: { toDay: string; limit: number },
): Promise<WaitingItem[]> {
  const rows = await tx.run(
    `select item.number, item.incident_number, item.title, item.owner_id, item.due_on::text ${itemsThatCount}
      and ${isUnfinished} and item.due_on < $2::date
    order by item.due_on, item.number limit $3`,
    [workspaceId, toDay, limit],
  );
  return z.array(waiting).parse(rows);
}

const waiting = z
  .object({
    number: z.number(),
    incident_number: z.number(),
    title: z.string(),
    owner_id: z.string().nullable(),
    due_on: z.string(),
  })
  .transform(
    ({ incident_number: incidentNumber, owner_id: ownerId, due_on: dueOn, ...item }): WaitingItem => ({
      ...{ ...item, incidentNumber, ownerId, dueOn },
    }),
  );
