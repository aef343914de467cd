import { and, asc, eq, gt, lt, type SQL, sql } from 'drizzle-orm';
import type { ActionItem } from '../../../domain/action-items/action-item.js';
import type { Tx } from '../../database.js';
import { actionItems } from '../../schema/action-items.js';
import { incidents } from '../../schema/incident.js';
import { type IncidentFilter, isSeenBy } from '../incident/incidents.js';
import { actionItemsFromRows } from './action-item-row.js';
import { isUnfinishedSql } from './action-items.js';

/** Which action items to list. Finished ones are listed only for one incident. */
export interface ActionItemFilter {
  workspaceId: string;
  /** Who looks; null: the operator, who sees all of them. */
  viewer: IncidentFilter['viewer'];
  ownerId: string | null;
  incidentNumber: number | null;
  /** Only those due before this day; null: all. */
  dueBefore: string | null;
  skip: number;
  limit: number;
}

/** Action items by due day, those without one last; finished ones after the others. */
export async function listActionItems(tx: Tx, filter: ActionItemFilter): Promise<ActionItem[]> {
  const rows = await tx.orm
    .select({ item: actionItems })
    .from(actionItems)
    .innerJoin(incidents, isOfIncident)
    .where(isWanted(filter))
    .orderBy(...inOrder(filter))
    .offset(filter.skip)
    .limit(filter.limit);
  return actionItemsFromRows(
    tx,
    rows.map(({ item }) => item),
  );
}

/** How many there are; counts no further than `max`. */
export async function countActionItems(
  tx: Tx,
  filter: Omit<ActionItemFilter, 'skip' | 'limit'>,
  max: number,
): Promise<number> {
  const some = tx.orm
    .select({ one: sql`1`.as('one') })
    .from(actionItems)
    .innerJoin(incidents, isOfIncident)
    .where(isWanted(filter))
    .limit(max)
    .as('some');
  const [row] = await tx.orm.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

function isWanted({
  workspaceId,
  viewer,
  ownerId,
  incidentNumber,
  dueBefore,
}: Omit<ActionItemFilter, 'skip' | 'limit'>): SQL | undefined {
  return and(
    eq(actionItems.workspaceId, workspaceId),
    incidentNumber === null ? isUnfinishedSql : eq(actionItems.incidentNumber, incidentNumber),
    ownerId === null ? undefined : eq(actionItems.ownerId, ownerId),
    dueBefore === null ? undefined : lt(actionItems.dueOn, dueBefore),
    viewer === null ? undefined : isSeenBy(viewer),
  );
}

/** As in the indexes, unless finished ones are listed too. Postgres puts rows without a day last by itself. */
function inOrder({ incidentNumber }: ActionItemFilter): SQL[] {
  const byDay = [asc(actionItems.dueOn), asc(actionItems.number)];
  return incidentNumber === null ? byDay : [sql`not ${isUnfinishedSql}`, ...byDay];
}

const isOfIncident: SQL | undefined = and(
  eq(incidents.workspaceId, actionItems.workspaceId),
  eq(incidents.number, actionItems.incidentNumber),
);

/** Which action items the operator reads. */
export interface OperatorFilter {
  workspaceId: string;
  incidentNumber: number | null;
  isUnfinished: boolean;
  /** Only those with a higher number, for paging. */
  after: number;
  limit: number;
}

/** Action items by number, private incidents included. */
export async function pageOfActionItems(tx: Tx, filter: OperatorFilter): Promise<ActionItem[]> {
  const { workspaceId, incidentNumber, after, limit } = filter;
  const rows = await tx.orm
    .select()
    .from(actionItems)
    .where(
      and(
        eq(actionItems.workspaceId, workspaceId),
        gt(actionItems.number, after),
        incidentNumber === null ? undefined : eq(actionItems.incidentNumber, incidentNumber),
        filter.isUnfinished ? isUnfinishedSql : undefined,
      ),
    )
    .orderBy(asc(actionItems.number))
    .limit(limit);
  return actionItemsFromRows(tx, rows);
}
