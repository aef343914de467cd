import type { ActionItem } from '../action-items/action-item.js';
import type { LedgerRow } from './ledger.js';
import type { Reason } from './reason.js';
import type { RunbookStepRow, TaskRow } from './rows.js';

/** A nudge with what it asks about, as that is now. */
export interface NudgeContent extends Pick<LedgerRow, 'key' | 'rule' | 'recipientId'> {
  /** The day in the recipient's calendar, `2026-12-01`. */
  today: string;
  /** The hour of the recipient's day, 0–23. */
  hour: number;
  lines: NudgeLine[];
  /** The message, once it is posted. */
  post: { channelId: string; ts: string } | null;
}

/** One thing that is asked about. */
export interface NudgeLine {
  /** Its key in the ledger. */
  key: string;
  incident: number;
  /** Null if it is about the incident itself. */
  actionItem: ActionItem | null;
  /** The step of a runbook that it is about; null for other rules, or if that isn't to do any more. */
  step: RunbookStepRow | null;
  /** The task that it is about; null for other rules. */
  task: TaskRow | null;
  /** The action item's, the task's or the incident's. */
  title: string;
  /** Why it was asked. */
  reason: Reason;
  /** Whether it is still to be asked: nobody has done, moved, snoozed or handed it over since. */
  isOpen: boolean;
}
