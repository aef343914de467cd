import { z } from 'zod';
import {
  type LedgerRule,
  ledgerRules,
  type NudgeOutcome,
  nudgeOutcomes,
} from '../../../domain/nudges/ledger.js';
import type { Reason } from '../../../domain/nudges/reason.js';
import type { Tx } from '../../database.js';
import { columnOf } from '../../stored-json.js';
import { storedReason } from './reason-schema.js';

/** One row of a message in the ledger. `reason` null: it is the message itself, a digest. */
export interface MessageRow {
  key: string;
  rule: LedgerRule;
  subject: string | null;
  recipientId: string;
  outcome: NudgeOutcome;
  reason: Reason | null;
  channelId: string | null;
  ts: string | null;
}

/** A message of the ledger and its lines; empty if there is none with this key. */
export async function messageRows(tx: Tx, workspaceId: string, message: string): Promise<MessageRow[]> {
  const rows = await tx.run(`${select} where workspace_id = $1 and message = $2 order by claimed_at, key`, [
    workspaceId,
    message,
  ]);
  return z.array(messageRow).parse(rows);
}

const select = `
  select key, rule, subject, recipient_id as "recipientId", outcome, reason, channel_id as "channelId", ts from nudges`;

const messageRow = z.object({
  key: z.string(),
  rule: z.enum(ledgerRules),
  subject: z.string().nullable(),
  recipientId: z.string(),
  outcome: z.enum(nudgeOutcomes),
  reason: columnOf(storedReason).nullable(),
  channelId: z.string().nullable(),
  ts: z.string().nullable(),
});

/** The key of the last digest that a person got, or null. */
export async function latestDigest(tx: Tx, workspaceId: string, userId: string): Promise<string | null> {
  const [row] = await tx.run(
    `select key from nudges
     where workspace_id = $1 and recipient_id = $2 and subject is null and rule = 'digest' and ts is not null
     order by claimed_at desc limit 1`,
    [workspaceId, userId],
  );
  return row ? z.object({ key: z.string() }).parse(row).key : null;
}

/** Who has one of these subjects in their latest digest, as far as that is a few days old. */
export async function digestedTo(
  tx: Tx,
  workspaceId: string,
  { subjects, since }: { subjects: string[]; since: Date },
): Promise<string[]> {
  const rows = await tx.run(
    `select distinct recipient_id as id from nudges
     where workspace_id = $1 and subject = any($2::text[]) and claimed_at > $3::timestamptz
       and outcome = 'sent' and message like 'digest:U%'`,
    [workspaceId, subjects, since.toISOString()],
  );
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}
