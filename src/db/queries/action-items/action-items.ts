import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  type ActionItem,
  type ActionItemKey,
  actionItemName,
} from '../../../domain/action-items/action-item.js';
import type { ActionItemChanged } from '../../../domain/action-items/report.js';
import type { ActionItemSaved } from '../../../domain/action-items/writes.js';
import { type Act, personOf } from '../../../domain/actor.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { isOneOf } from '../../any-of.js';
import type { Tx } from '../../database.js';
import { actionItemEvents, actionItems } from '../../schema/action-items.js';
import { workspaces } from '../../schema/incident.js';
import { actionItemsFromRows, rowOf } from './action-item-row.js';
import { storedActionItemEvent } from './schemas.js';

/** The next `count` numbers in the workspace, from 1. A request that is refused afterwards may leave a gap. */
export async function takeActionItemNumbers(tx: Tx, workspaceId: string, count: number): Promise<number[]> {
  const [row] = await tx.orm
    .insert(workspaces)
    .values({ workspaceId, lastActionItemNumber: count })
    .onConflictDoUpdate({
      target: workspaces.workspaceId,
      set: { lastActionItemNumber: sql`${workspaces.lastActionItemNumber} + ${count}` },
    })
    .returning({ last: workspaces.lastActionItemNumber });
  if (!row) throw new Error(`No action item number was given for workspace ${workspaceId}.`);
  return Array.from({ length: count }, (_, index) => row.last - count + 1 + index);
}

/**
 * Writes an action item as it is now, and what happened to it; since when it has its owner and its due day follows from
 * that. The incident's lock orders the changes.
 */
export async function saveActionItem(
  tx: Tx,
  { actionItem, event }: ActionItemSaved,
  act: Act,
): Promise<void> {
  const row = rowOf(actionItem);
  const { ownerId, dueOn } = actionItem;
  const known = { ownerSince: sql`${actionItems.ownerSince}`, dueSetAt: sql`${actionItems.dueSetAt}` };
  const hasNewOwner = sql`${actionItems.ownerId} is distinct from ${ownerId}`;
  const hasNewDueDay = sql`${actionItems.dueOn} is distinct from ${dueOn}::date`;
  const at = sql`${act.at.toISOString()}::timestamptz`;
  await tx.orm
    .insert(actionItems)
    .values({ ...row, ownerSince: act.at, dueSetAt: dueOn === null ? null : act.at })
    .onConflictDoUpdate({
      target: [actionItems.workspaceId, actionItems.number],
      set: {
        ...row,
        ownerSince: sql`case when ${hasNewOwner} then ${at} else ${known.ownerSince} end`,
        dueSetAt: sql`case when ${dueOn}::date is null then null when ${hasNewDueDay} then ${at} else ${known.dueSetAt} end`,
        isUnscheduled: true,
      },
    });
  await tx.orm.insert(actionItemEvents).values({
    ...{ workspaceId: actionItem.workspaceId, itemNumber: actionItem.number },
    ...{ occurredAt: act.at, source: act.source, authorId: personOf(act.by) },
    event: storedActionItemEvent.write(event),
  });
}

/** The action item, or null if there is none or it can't be read. */
export async function findActionItem(
  tx: Tx,
  { workspaceId, number }: ActionItemKey,
): Promise<ActionItem | null> {
  const [found] = await findActionItems(tx, workspaceId, [number]);
  return found ?? null;
}

/** The action items with these numbers, in order. */
export async function findActionItems(tx: Tx, workspaceId: string, numbers: number[]): Promise<ActionItem[]> {
  if (numbers.length === 0) return [];
  const rows = await tx.orm
    .select()
    .from(actionItems)
    .where(and(eq(actionItems.workspaceId, workspaceId), isOneOf(actionItems.number, numbers)))
    .orderBy(asc(actionItems.number));
  return actionItemsFromRows(tx, rows);
}

/** The first action item that came from a message of an incident's channel, or null. */
export async function findItemOfMessage(
  tx: Tx,
  incident: IncidentKey,
  { channelId, ts }: { channelId: string; ts: string },
): Promise<ActionItem | null> {
  const source = sql`${actionItems.source} @> ${JSON.stringify({ kind: 'message', channelId, ts })}::jsonb`;
  const rows = await tx.orm
    .select()
    .from(actionItems)
    .where(and(ofIncident(incident), source))
    .orderBy(asc(actionItems.number))
    .limit(1);
  return actionItemsFromRows(tx, rows)[0] ?? null;
}

/** All action items of an incident, by number. */
export async function actionItemsOf(tx: Tx, incident: IncidentKey): Promise<ActionItem[]> {
  const rows = await tx.orm
    .select()
    .from(actionItems)
    .where(ofIncident(incident))
    .orderBy(asc(actionItems.number));
  return actionItemsFromRows(tx, rows);
}

/** What happened to each action item of an incident, oldest first, by its number. Unreadable events are reported. */
export async function actionItemHistories(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
): Promise<Map<number, ActionItemChanged[]>> {
  const rows = await tx.orm
    .select({ event: actionItemEvents })
    .from(actionItemEvents)
    .innerJoin(
      actionItems,
      and(
        eq(actionItems.workspaceId, actionItemEvents.workspaceId),
        eq(actionItems.number, actionItemEvents.itemNumber),
      ),
    )
    .where(ofIncident({ workspaceId, number }))
    .orderBy(asc(actionItemEvents.id));
  const histories = new Map<number, ActionItemChanged[]>();
  for (const { event: row } of rows) {
    histories.set(row.itemNumber, [...(histories.get(row.itemNumber) ?? []), changedOf(tx, row)]);
  }
  return histories;
}

/** The newest changes of one action item after a time, oldest first. Unreadable events are reported. */
export async function changesOf(
  tx: Tx,
  { workspaceId, number }: ActionItemKey,
  { after, limit }: { after: Date | null; limit: number },
): Promise<ActionItemChanged[]> {
  const rows = await tx.orm
    .select()
    .from(actionItemEvents)
    .where(
      and(
        eq(actionItemEvents.workspaceId, workspaceId),
        eq(actionItemEvents.itemNumber, number),
        after === null ? undefined : gt(actionItemEvents.occurredAt, after),
      ),
    )
    .orderBy(desc(actionItemEvents.id))
    .limit(limit);
  return rows.toReversed().map((row) => changedOf(tx, row));
}

function changedOf(
  tx: Pick<Tx, 'onUnreadable'>,
  row: typeof actionItemEvents.$inferSelect,
): ActionItemChanged {
  return { at: row.occurredAt, by: row.authorId, event: eventOf(tx, row) };
}

function eventOf(
  { onUnreadable }: Pick<Tx, 'onUnreadable'>,
  { workspaceId, itemNumber, id, event }: typeof actionItemEvents.$inferSelect,
): ActionItemChanged['event'] {
  const read = storedActionItemEvent.read(event);
  if (read.kind === 'ok') return read.value;
  const row = `${workspaceId} ${actionItemName(itemNumber)} event ${id}`;
  onUnreadable({ column: 'action_item_events.event', row, why: read.why });
  return null;
}

/** How many action items of an incident are unfinished. */
export async function countUnfinished(tx: Tx, incident: IncidentKey): Promise<number> {
  const [row] = await tx.orm
    .select({ count: sql<number>`count(*)::int` })
    .from(actionItems)
    .where(and(ofIncident(incident), isUnfinishedSql));
  return z.number().parse(row?.count);
}

/** Whether it is still to be done; as in the indexes. */
export const isUnfinishedSql = sql`${actionItems.status} in ('open', 'in_progress', 'blocked')`;

function ofIncident({ workspaceId, number }: IncidentKey): SQL | undefined {
  return and(eq(actionItems.workspaceId, workspaceId), eq(actionItems.incidentNumber, number));
}
