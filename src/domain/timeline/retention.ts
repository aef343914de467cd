import { isActive, type Status, statuses } from '../incident/status.js';
import type { Policy } from '../policy.js';
import { versionAt } from './observed-mark.js';
import type { Version } from './observed-message.js';

/** What was written before these timestamps of Slack's is due to be forgotten; null: nothing is. */
export interface ForgetBefore {
  /** Messages that are no highlights. */
  messages: Version | null;
  /** Messages that are highlights, and quotes. */
  keyEntries: Version | null;
}

/** How many messages of an incident lose their words. */
export interface ForgottenCount {
  number: number;
  messages: number;
  /** Quotes among them. */
  keyEntries: number;
}

const dayMs = 86_400_000;

/** Nobody works on these incidents any more; what was written in others is kept, however old. */
export const forgettingStatuses: readonly Status[] = statuses.filter((status) => !isActive(status));

/** What the policy wants forgotten by now. Days count from when a message was written, whatever became of it since. */
export function forgetBefore({ messagesDays, keyEntriesDays }: Policy['retention'], now: Date): ForgetBefore {
  const daysAgo = (days: number) => versionAt(new Date(Math.max(0, now.getTime() - days * dayMs)));
  return {
    messages: messagesDays === null ? null : daysAgo(messagesDays),
    keyEntries: keyEntriesDays === null ? null : daysAgo(keyEntriesDays),
  };
}

/** Whole days for which the words of a message were kept. */
export function daysKept({ ts, purgedAt }: { ts: string; purgedAt: Date }): number {
  return Math.floor((purgedAt.getTime() - Number(ts) * 1_000) / dayMs);
}
