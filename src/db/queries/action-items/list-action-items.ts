import { and, asc, eq, lt, type SQL, sql } from 'drizzle-orm';
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

/** Action items by due day, those without one last. */
export async function listActionItems(tx: Tx, filter: ActionItemFilter): Promise<ActionItem[]> {
  const { workspaceId, viewer, ownerId, incidentNumber, dueBefore } = filter;
  const rows = await tx.orm
    .select({ item: actionItems })
    .from(actionItems)
    .innerJoin(incidents, isOfIncident)
    .where(
      and(
        eq(actionItems.workspaceId, workspaceId),
        incidentNumber === null ? isUnfinishedSql : eq(actionItems.incidentNumber, incidentNumber),
        ownerId === null ? undefined : eq(actionItems.ownerId, ownerId),
        dueBefore === null ? undefined : lt(actionItems.dueOn, dueBefore),
        viewer === null ? undefined : isSeenBy(viewer),
      ),
    )
    .orderBy(sql`not ${isUnfinishedSql}`, sql`${actionItems.dueOn} nulls last`, asc(actionItems.number))
    .offset(filter.skip)
    .limit(filter.limit);
  return actionItemsFromRows(
    tx,
    rows.map(({ item }) => item),
  );
}

const isOfIncident: SQL | undefined = and(
  eq(incidents.workspaceId, actionItems.workspaceId),
  eq(incidents.number, actionItems.incidentNumber),
);
