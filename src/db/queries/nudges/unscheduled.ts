import { z } from 'zod';
import type { Tx } from '../../database.js';

/** Changed rows of one workspace, whose nudges are to be scheduled. */
export interface Unscheduled {
  workspaceId: string;
  numbers: number[];
}

/**
 * Takes changed action items to schedule, all of one workspace. They stay locked until the transaction ends, so that a
 * change that comes meanwhile is seen next time. Those that somebody is changing right now are left for later.
 */
export async function takeUnscheduledItems(tx: Tx, limit: number): Promise<Unscheduled | null> {
  return taken(await tx.run(takeFrom('action_items'), [limit]));
}

/** The same for incidents; the nudges of their unfinished action items are to be scheduled too. */
export async function takeUnscheduledIncidents(tx: Tx, limit: number): Promise<Unscheduled | null> {
  const found = taken(await tx.run(takeFrom('incidents'), [limit]));
  if (found)
    await tx.run(`${unscheduleItems} and incident_number = any($2::int[])`, [
      found.workspaceId,
      found.numbers,
    ]);
  return found;
}

const takeFrom = (table: string) => `
  update ${table} set is_unscheduled = false
  where (workspace_id, number) in (
    select workspace_id, number from ${table}
    where is_unscheduled
      and workspace_id = (select workspace_id from ${table} where is_unscheduled order by workspace_id, number limit 1)
    order by workspace_id, number limit $1::int for update skip locked)
  returning workspace_id, number`;

const unscheduleItems = `
  update action_items set is_unscheduled = true
  where workspace_id = $1 and status in ('open', 'in_progress', 'blocked') and not is_unscheduled`;

function taken(rows: unknown): Unscheduled | null {
  const found = z.array(z.object({ workspace_id: z.string(), number: z.number() })).parse(rows);
  const [first] = found;
  return first ? { workspaceId: first.workspace_id, numbers: found.map(({ number }) => number) } : null;
}

/** Schedules again what concerns these people: what they own, and what they are asked about. */
export async function unschedulePeople(tx: Tx, workspaceId: string, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.run(
    `${unscheduleItems} and (owner_id = any($2::text[]) or number in (
      select substring(subject from 5)::int from nudge_schedule
      where workspace_id = $1 and recipient_id = any($2::text[]) and subject like 'ACT-%'))`,
    [workspaceId, userIds],
  );
  await tx.run(
    `update incidents set is_unscheduled = true where workspace_id = $1 and number in (
      select substring(subject from 5)::int from nudge_schedule
      where workspace_id = $1 and recipient_id = any($2::text[]) and subject like 'INC-%')`,
    [workspaceId, userIds],
  );
}

/**
 * Schedules everything of a workspace again, some at a time: whoever changes an incident waits for one part at most. What
 * is added meanwhile is to be scheduled anyway.
 */
export async function unscheduleAll(db: Tx, workspaceId: string): Promise<void> {
  const [row] = await db.run(
    `select greatest(last_incident_number, last_action_item_number) as last from workspaces where workspace_id = $1`,
    [workspaceId],
  );
  const { last } = z.object({ last: z.number() }).parse(row);
  for (let from = 0; from < last; from += unscheduledAtOnce) {
    const part = [workspaceId, from, from + unscheduledAtOnce];
    await db.run(`${unscheduleItems} and number > $2 and number <= $3`, part);
    await db.run(
      `update incidents set is_unscheduled = true where workspace_id = $1 and status <> 'canceled'
       and not is_unscheduled and number > $2 and number <= $3`,
      part,
    );
  }
}

const unscheduledAtOnce = 5_000;

/** Stores what of the policy nudges are scheduled by, as text. */
export async function storeNudgePolicy(tx: Tx, workspaceId: string, policy: string): Promise<void> {
  await tx.run(
    'update workspaces set nudge_policy = $2 where workspace_id = $1 and nudge_policy is distinct from $2',
    [workspaceId, policy],
  );
}

/** Whether nudges were last scheduled by another policy, or never. */
export async function isPolicyNew(tx: Tx, workspaceId: string, policy: string): Promise<boolean> {
  const rows = await tx.run('select 1 from workspaces where workspace_id = $1 and nudge_policy = $2', [
    workspaceId,
    policy,
  ]);
  return rows.length === 0;
}
