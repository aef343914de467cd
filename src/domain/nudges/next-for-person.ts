import { addressId } from './asks/recipient.js';
import type { Nudge } from './nudge.js';
import { type NudgeQuestion, type NudgeRows, nudgesDue } from './nudges-due.js';

/** What one person is asked now, and what next; null: nothing. */
export interface PersonalNudges {
  now: Nudge | null;
  next: Nudge | null;
}

/** What a person would be asked at `question.now`, and what comes next if nothing changes until then. */
export function nextForPerson(
  rows: NudgeRows,
  userId: string,
  question: Omit<NudgeQuestion, 'recipients' | 'decided'> & { decided: ReadonlySet<string> },
): PersonalNudges {
  const due = (now: Date, decided: ReadonlySet<string>) =>
    nudgesDue(rows, { ...question, now, decided, recipients: new Set([userId]) });
  const first = due(question.now, question.decided);
  const now = first.nudges.find(({ to }) => addressId(to) === userId) ?? null;
  const at = first.waiting[0]?.sendAt ?? first.nextAt;
  if (!at) return { now, next: null };
  const sent = now ? [now.key, ...now.items.map(({ key }) => key)] : [];
  const [next = null] = due(at, new Set([...question.decided, ...sent])).nudges;
  return { now, next };
}
