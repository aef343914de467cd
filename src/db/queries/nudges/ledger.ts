import { z } from 'zod';
import { subjectName } from '../../../domain/nudges/asks/ask.js';
import { addressId } from '../../../domain/nudges/asks/recipient.js';
import {
  type LedgerRow,
  ledgerRules,
  type NudgeOutcome,
  nudgeOutcomes,
} from '../../../domain/nudges/ledger.js';
import type { Dropped, Nudge } from '../../../domain/nudges/nudge.js';
import { columnArrays } from '../../column-arrays.js';
import type { Tx } from '../../database.js';
import { storedReason } from './reason-schema.js';

/**
 * The keys in the ledger that decide what these subjects and recipients are owed: all of the subjects, and the latest
 * digests. A digest is looked for from today on, so older ones don't matter, whatever the clock says.
 */
export async function decidedKeys(
  tx: Tx,
  workspaceId: string,
  { subjects, recipientIds, now }: { subjects: string[]; recipientIds: string[]; now: Date },
): Promise<Set<string>> {
  const since = new Date(now.getTime() - digestsMs);
  const rows = await tx.run(decided, [workspaceId, subjects, recipientIds, since.toISOString()]);
  return new Set(
    z
      .array(z.object({ key: z.string() }))
      .parse(rows)
      .map(({ key }) => key),
  );
}

const digestsMs = 4 * 24 * 60 * 60 * 1_000;

const decided = `
  select key from nudges where workspace_id = $1 and subject = any($2::text[])
  union all
  select key from nudges
  where workspace_id = $1 and recipient_id = any($3::text[]) and claimed_at > $4::timestamptz and subject is null`;

/**
 * Claims nudges, with what they ask and what is dropped. Returns whether all keys were free: if another process has
 * claimed one of them, the caller rolls back and decides again.
 */
export async function claimNudges(
  tx: Tx,
  workspaceId: string,
  { nudges, dropped, at }: { nudges: readonly Nudge[]; dropped: readonly Dropped[]; at: Date },
): Promise<boolean> {
  const rows = [...nudges.flatMap(rowsOf), ...dropped.map(droppedRow)];
  const unique = [...new Map(rows.map((row) => [row.key, row])).values()];
  if (unique.length === 0) return true;
  return (await insertRows(tx, workspaceId, unique, at)) === unique.length;
}

/** Returns how many keys were free. */
async function insertRows(
  tx: Tx,
  workspaceId: string,
  rows: Parameters<typeof newRows.valuesOf>[0],
  at: Date,
): Promise<number> {
  const inserted = await tx.run(claim, [workspaceId, at.toISOString(), ...newRows.valuesOf(rows)]);
  return inserted.length;
}

const columns = 'key, message, rule, subject, recipient_id, outcome, reason, due_at, send_at';

const newRows = columnArrays(
  {
    ...{ key: 'text', message: 'text', rule: 'text', subject: 'text', recipient_id: 'text', outcome: 'text' },
    ...{ reason: 'jsonb', due_at: 'timestamptz', send_at: 'timestamptz' },
  },
  3,
);

/** In order, so that two processes don't deadlock. */
const claim = `
  insert into nudges (workspace_id, claimed_at, finished_at, ${columns})
  select $1, $2::timestamptz, case when outcome <> 'claimed' then $2::timestamptz end, ${columns}
  from ${newRows.from}
  order by key
  on conflict do nothing returning key`;

function rowsOf({ key: message, rule, to, dueAt, sendAt, items }: Nudge) {
  const times = { due_at: dueAt.toISOString(), send_at: sendAt.toISOString() };
  const common = { message, recipient_id: addressId(to), outcome: 'claimed', ...times };
  const lines = items.map((item) => ({
    ...common,
    key: item.key,
    rule: item.reason.rule,
    subject: subjectName(item),
    reason: storedReason.write(item.reason),
  }));
  const isAlone = lines.some(({ key }) => key === message);
  return isAlone ? lines : [{ ...common, key: message, rule, subject: null, reason: null }, ...lines];
}

function droppedRow({ key, rule, subject, to, dueAt, outcome }: Dropped) {
  const at = dueAt.toISOString();
  const times = { due_at: at, send_at: at };
  return { ...times, key, message: key, rule, subject, recipient_id: addressId(to), outcome, reason: null };
}

/** Whether the key is in the ledger. */
export async function isClaimed(tx: Tx, workspaceId: string, key: string): Promise<boolean> {
  const rows = await tx.run('select 1 from nudges where workspace_id = $1 and key = $2', [workspaceId, key]);
  return rows.length > 0;
}

/** Claims a weekly report; false if it is claimed already. */
export async function claimReport(
  tx: Tx,
  workspaceId: string,
  { key, recipientId, dueAt, at }: { key: string; recipientId: string; dueAt: Date; at: Date },
): Promise<boolean> {
  const row = { key, message: key, rule: 'weekly_report', subject: null, recipient_id: recipientId };
  const times = { due_at: dueAt.toISOString(), send_at: dueAt.toISOString() };
  const rows = [{ ...row, ...times, outcome: 'claimed', reason: null }];
  return (await insertRows(tx, workspaceId, rows, at)) > 0;
}

/** Ends a message and its lines. */
export async function finishNudge(
  tx: Tx,
  workspaceId: string,
  { message, outcome, at, error = null, post = null }: FinishedNudge,
): Promise<void> {
  const where = [post?.channelId, post?.ts];
  await tx.run(finish, [workspaceId, message, outcome, at.toISOString(), error, ...where]);
}

export interface FinishedNudge {
  message: string;
  outcome: NudgeOutcome;
  at: Date;
  /** Slack's error code. */
  error?: string | null;
  post?: { channelId: string; ts: string } | null;
}

const finish = `
  update nudges set outcome = $3, finished_at = $4::timestamptz, error = $5,
    channel_id = coalesce($6, channel_id), ts = coalesce($7, ts)
  where workspace_id = $1 and message = $2 and outcome = 'claimed'`;

/** Marks lines of a message that were not asked after all. */
export async function supersedeLines(
  tx: Tx,
  workspaceId: string,
  { keys, at }: { keys: string[]; at: Date },
): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(
    `update nudges set outcome = 'superseded', finished_at = $3::timestamptz
     where workspace_id = $1 and key = any($2::text[]) and outcome = 'claimed'`,
    [workspaceId, keys, at.toISOString()],
  );
}

/** The latest rows of the ledger, newest first. */
export async function ledgerRows(tx: Tx, workspaceId: string, limit: number): Promise<LedgerRow[]> {
  const rows = await tx.run(latest, [workspaceId, limit]);
  return z.array(ledgerRow).parse(rows);
}

const latest = `
  select key, message, rule, subject, recipient_id as "recipientId", outcome, due_at as "dueAt", send_at as "sendAt",
    claimed_at as "claimedAt", finished_at as "finishedAt", error
  from nudges where workspace_id = $1 order by claimed_at desc, message desc, subject desc nulls first limit $2::int`;

const ledgerRow = z.object({
  key: z.string(),
  message: z.string(),
  rule: z.enum(ledgerRules),
  subject: z.string().nullable(),
  recipientId: z.string(),
  outcome: z.enum(nudgeOutcomes),
  dueAt: z.coerce.date(),
  sendAt: z.coerce.date(),
  claimedAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullable(),
  error: z.string().nullable(),
});
