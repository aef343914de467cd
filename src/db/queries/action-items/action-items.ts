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
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { incomingValues } from '../../incoming-values.js';
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
export function saveActionItem(tx: Tx, saved: ActionItemSaved, act: Act): Promise<void> {
  return saveActionItems(tx, [saved], act);
}

/** The same for many, with two statements for any number. An item that is written twice ends as written last. */
export async function saveActionItems(
  tx: Tx,
  saved: readonly ActionItemSaved[],
  { at, source, by }: Act,
): Promise<void> {
  if (saved.length === 0) return;
  const rows = new Map(saved.map(({ actionItem }) => [actionItem.number, newRow(actionItem, at)]));
  const events = saved.map(({ actionItem: { workspaceId, number }, event }) => ({
    ...{ workspaceId, itemNumber: number, occurredAt: at, source, authorId: personOf(by) },
    event: storedActionItemEvent.write(event),
  }));
  await tx.orm
    .insert(actionItems)
    .values([...rows.values()])
    .onConflictDoUpdate({ target: [actionItems.workspaceId, actionItems.number], set: newValues });
  await tx.orm.insert(actionItemEvents).values(events);
}

function newRow(actionItem: ActionItem, at: Date): typeof actionItems.$inferInsert {
  return { ...rowOf(actionItem), ownerSince: at, dueSetAt: actionItem.dueOn === null ? null : at };
}

/** Every column as the statement gives it, but times of what didn't change. */
const newValues = {
  ...incomingValues(actionItems),
  ownerSince: sql`case when ${actionItems.ownerId} is distinct from excluded.owner_id
    then excluded.owner_since else ${actionItems.ownerSince} end`,
  dueSetAt: sql`case when ${actionItems.dueOn} is distinct from excluded.due_on
    then excluded.due_set_at else ${actionItems.dueSetAt} end`,
  isUnscheduled: true,
};

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

/** The action items with these ids of other systems. */
export async function findItemsByExternalId(
  tx: Tx,
  workspaceId: string,
  externalIds: string[],
): Promise<ActionItem[]> {
  if (externalIds.length === 0) return [];
  const rows = await tx.orm
    .select()
    .from(actionItems)
    .where(and(eq(actionItems.workspaceId, workspaceId), isOneOf(actionItems.externalId, externalIds)));
  return actionItemsFromRows(tx, rows);
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
export async function countUnfinished(tx: Tx, { workspaceId, number }: IncidentKey): Promise<number> {
  const [row] = await selectUnfinishedCount(tx, { workspaceId, number });
  return z.number().parse(row?.count);
}

const selectUnfinishedCount = prepared((orm) =>
  orm
    .select({ count: sql<number>`count(*)::int` })
    .from(actionItems)
    .where(
      and(
        eq(actionItems.workspaceId, param('workspaceId')),
        eq(actionItems.incidentNumber, param('number')),
        isUnfinishedSql,
      ),
    ),
);

/** Whether it is still to be done; as in the indexes. */
export const isUnfinishedSql = sql`${actionItems.status} in ('open', 'in_progress', 'blocked')`;

function ofIncident({ workspaceId, number }: IncidentKey): SQL | undefined {
  return and(eq(actionItems.workspaceId, workspaceId), eq(actionItems.incidentNumber, number));
}
