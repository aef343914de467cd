import type { DroppedOutcome } from './owed.js';
import { rules } from './rule.js';

/**
 * What became of a nudge. `claimed`: it is about to be sent · `sent` · `failed`: Slack rejected it · otherwise it is not
 * sent: see `DroppedOutcome`.
 */
export type NudgeOutcome = 'claimed' | 'sent' | 'failed' | DroppedOutcome;

export const nudgeOutcomes = [
  'claimed',
  'sent',
  'failed',
  'superseded',
  'skipped_quiet',
  'skipped_snoozed',
] as const satisfies NudgeOutcome[];

/** Why a row is in the ledger; a digest and the weekly report stand for themselves. */
export const ledgerRules = [...rules, 'digest', 'weekly_report'] as const;
export type LedgerRule = (typeof ledgerRules)[number];

/** One row of the ledger. Times in UTC. */
export interface LedgerRow {
  /** Such as `overdue:ACT-17:2026-12-01+3d`, or `digest:U1:2026-12-01`; unique in a workspace. */
  key: string;
  /** The key of the message that it is in; its own if it is a message. */
  message: string;
  rule: LedgerRule;
  /** `ACT-17` or `INC-42`; null for a digest or report. */
  subject: string | null;
  /** Slack's id of a user or a channel. */
  recipientId: string;
  outcome: NudgeOutcome;
  dueAt: Date;
  sendAt: Date;
  claimedAt: Date;
  finishedAt: Date | null;
  /** Slack's error code, if it failed. */
  error: string | null;
}
