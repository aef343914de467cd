import { isActive, type Status, statuses } from '../incident/status.js';
import type { RetentionPolicy } from '../policy.js';
import { versionAt } from './messages/observed-mark.js';
import type { Version } from './messages/observed-message.js';

/** Text written before these Slack timestamps is due to be erased; null: none is. */
export interface ForgetBefore {
  /** Messages that aren't highlights. */
  messages: Version | null;
  /** Highlights and quotes. */
  highlights: Version | null;
}

/** How many messages of an incident lose their text. */
export interface ForgottenCount {
  number: number;
  messages: number;
  /** Quotes included. */
  highlights: number;
}

const dayMs = 86_400_000;

/** Statuses in which nobody works on an incident; in all others text is kept, however old. */
export const forgettingStatuses: readonly Status[] = statuses.filter((status) => !isActive(status));

/** What the policy wants erased by now. Days count from when a message was written, regardless of later changes. */
export function forgetBefore(
  { messagesDays, highlightsDays }: Pick<RetentionPolicy, 'messagesDays' | 'highlightsDays'>,
  now: Date,
): ForgetBefore {
  const daysAgo = (days: number) => versionAt(new Date(Math.max(0, now.getTime() - days * dayMs)));
  return {
    messages: messagesDays === null ? null : daysAgo(messagesDays),
    highlights: highlightsDays === null ? null : daysAgo(highlightsDays),
  };
}

/** For how many whole days a message's text was kept. */
export function daysKept({ ts, purgedAt }: { ts: string; purgedAt: Date }): number {
  return Math.floor((purgedAt.getTime() - Number(ts) * 1_000) / dayMs);
}
