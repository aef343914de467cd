import { z } from 'zod';
import { addressId } from '../../../domain/nudges/asks/recipient.js';
import type { NextNudge } from '../../../domain/nudges/nudges-due.js';
import { columnArrays } from '../../column-arrays.js';
import type { Tx } from '../../database.js';

/** A recipient with something due, and about how many subjects. */
export interface DueRecipient {
  workspaceId: string;
  recipientId: string;
  subjects: number;
}

/**
 * What this person could be asked about next: what is scheduled for them, soonest first, and what they own that changed
 * since it was last scheduled.
 */
export async function subjectsFor(
  tx: Tx,
  workspaceId: string,
  { userId, limit }: { userId: string; limit: number },
): Promise<string[]> {
  const rows = await tx.run(scheduledFor, [workspaceId, userId, limit]);
  return z
    .array(z.object({ subject: z.string() }))
    .parse(rows)
    .map(({ subject }) => subject);
}

const scheduledFor = `
  (select subject from nudge_schedule
    where workspace_id = $1 and recipient_id = $2 order by at, subject limit $3::int)
  union
  (select 'ACT-' || number from action_items
    where workspace_id = $1 and owner_id = $2 and status in ('open', 'in_progress', 'blocked') and is_unscheduled
    order by number limit $3::int)`;

/** Replaces the times of these subjects. Leaves alone what stays as it is. */
export async function saveSchedule(
  tx: Tx,
  workspaceId: string,
  { subjects, times }: { subjects: string[]; times: NextNudge[] },
): Promise<void> {
  if (subjects.length === 0) return;
  const found = z.array(knownTime).parse(await tx.run(known, [workspaceId, subjects]));
  const obsolete = new Map(found.map((row) => [keyOf(row), row]));
  const rows = times.flatMap(({ subject, to, at }) => {
    const row = { subject, recipient_id: addressId(to), at: at.toISOString() };
    const before = obsolete.get(keyOf(row));
    obsolete.delete(keyOf(row));
    return before?.ms === at.getTime() ? [] : [row];
  });
  if (obsolete.size > 0) await tx.run(remove, [workspaceId, ...rowKeys.valuesOf([...obsolete.values()])]);
  if (rows.length > 0) await tx.run(upsert, [workspaceId, ...newTimes.valuesOf(rows)]);
}

const knownTime = z.object({ subject: z.string(), recipient_id: z.string(), ms: z.number() });

function keyOf({ subject, recipient_id }: { subject: string; recipient_id: string }): string {
  return `${subject} ${recipient_id}`;
}

const known = `
  select subject, recipient_id, (extract(epoch from at) * 1000)::float8 as ms from nudge_schedule
  where workspace_id = $1 and subject = any($2::text[])`;

const rowKeys = columnArrays({ subject: 'text', recipient_id: 'text' }, 2);

const remove = `
  delete from nudge_schedule
  where workspace_id = $1 and (subject, recipient_id) in (select subject, recipient_id from ${rowKeys.from})`;

const newTimes = columnArrays({ subject: 'text', recipient_id: 'text', at: 'timestamptz' }, 2);

/** In order, so that two replicas don't deadlock. */
const upsert = `
  insert into nudge_schedule (workspace_id, subject, recipient_id, at)
  select $1, subject, recipient_id, at from ${newTimes.from}
  order by subject, recipient_id
  on conflict (workspace_id, subject, recipient_id) do update set at = excluded.at`;

/** Recipients to ask by now, those who have waited longest first. */
export async function dueRecipients(tx: Tx, now: Date, limit: number): Promise<DueRecipient[]> {
  const rows = await tx.run(due, [now.toISOString(), limit]);
  return z.array(dueRow).parse(rows);
}

const due = `
  select workspace_id as "workspaceId", recipient_id as "recipientId", count(*)::int as subjects
  from nudge_schedule where at <= $1::timestamptz
  group by workspace_id, recipient_id order by min(at), workspace_id, recipient_id limit $2::int`;

const dueRow = z.object({ workspaceId: z.string(), recipientId: z.string(), subjects: z.number() });

/** What these recipients are to be asked about by now, what has waited longest first. */
export async function dueSubjects(
  tx: Tx,
  workspaceId: string,
  { recipientIds, now, limit }: { recipientIds: string[]; now: Date; limit: number },
): Promise<string[]> {
  const rows = await tx.run(subjectsDue, [workspaceId, recipientIds, now.toISOString(), limit]);
  return z.array(z.object({ subject: z.string() }).transform(({ subject }) => subject)).parse(rows);
}

const subjectsDue = `
  select subject from nudge_schedule
  where workspace_id = $1 and recipient_id = any($2::text[]) and at <= $3::timestamptz
  group by subject order by min(at), subject limit $4::int`;

/** Postpones subjects that can't be read or decided, so that the others go on. */
export async function postponeSubjects(
  tx: Tx,
  workspaceId: string,
  { subjects, until }: { subjects: string[]; until: Date },
): Promise<void> {
  await tx.run(
    `update nudge_schedule set at = $3::timestamptz
     where workspace_id = $1 and subject = any($2::text[]) and at < $3::timestamptz`,
    [workspaceId, subjects, until.toISOString()],
  );
}

/** The time of the longest overdue row; null if none is due at `now`. */
export async function longestOverdue(tx: Tx, now: Date): Promise<Date | null> {
  const [row] = await tx.run('select min(at) as at from nudge_schedule where at <= $1::timestamptz', [
    now.toISOString(),
  ]);
  return z.object({ at: z.coerce.date().nullable() }).parse(row).at;
}

/**
 * What could be asked about by `until`: what is scheduled until then, and what changed since it was last scheduled;
 * everything if `isPolicyNew`. Changes nothing.
 */
export async function subjectsUntil(
  tx: Tx,
  workspaceId: string,
  { until, isPolicyNew }: { until: Date; isPolicyNew: boolean },
): Promise<string[]> {
  const rows = await tx.run(couldBeDue, [workspaceId, until.toISOString(), isPolicyNew]);
  return z
    .array(z.object({ subject: z.string() }))
    .parse(rows)
    .map(({ subject }) => subject);
}

const couldBeDue = `
  select subject from nudge_schedule where workspace_id = $1 and at <= $2::timestamptz
  union
  select 'ACT-' || number from action_items
  where workspace_id = $1 and status in ('open', 'in_progress', 'blocked') and (is_unscheduled or $3::boolean
    or incident_number in (select number from incidents where workspace_id = $1 and is_unscheduled))
  union
  select 'INC-' || number from incidents where workspace_id = $1 and (is_unscheduled or $3::boolean)`;
