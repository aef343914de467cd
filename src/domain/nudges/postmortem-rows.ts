import type { Incident } from '../incident/incident.js';
import { reachedIn } from '../incident/milestone.js';
import { phaseOf } from '../incident/status.js';
import { type Policy, severityPolicy } from '../policy.js';
import { dayText, utcDay } from '../time/civil-day.js';
import { dueAfter } from '../time/working-days.js';
import type { PostmortemRow } from './rows.js';

/** What nudges need to know of a post-mortem. */
export interface NudgedPostmortem {
  isPublished: boolean;
  ownerId: string | null;
  dueOn: string | null;
  /** The reviewers who haven't approved it, and since when they are asked. */
  reviewers: { userId: string; askedAt: Date }[];
  /** The questions that nobody has answered. */
  questions: { userId: string; askedAt: Date }[];
}

/** What the post-mortem of an incident waits for; null: nobody started it. */
export function postmortemRows(
  incident: Incident,
  postmortem: NudgedPostmortem | null,
  policy: Policy,
): PostmortemRow[] {
  if (postmortem === null) return unstarted(incident, policy);
  const { isPublished, ownerId, dueOn, reviewers, questions } = postmortem;
  if (isPublished) return [];
  const asked = (awaits: 'review' | 'answer') => (one: { userId: string; askedAt: Date }) => ({
    ...{ awaits, userId: one.userId },
    dueOn: dayText(utcDay(one.askedAt) + 1),
  });
  return [
    ...(dueOn ? [{ awaits: 'writing', dueOn, userId: ownerId } as const] : []),
    ...reviewers.map(asked('review')),
    ...questions.map(asked('answer')),
  ];
}

/** A resolved incident owes the post-mortem that the policy wants; closing it without one is a decision. */
function unstarted({ kind, status, severity, milestones }: Incident, policy: Policy): PostmortemRow[] {
  const resolvedAt = reachedIn(milestones, 'resolved')?.recordedAt;
  const days = severityPolicy(policy, severity)?.postmortemDueDays ?? null;
  if (kind !== 'real' || phaseOf(status) !== 'learning' || !resolvedAt || days === null) return [];
  const dueOn = dueAfter(policy, dayText(utcDay(resolvedAt)), days);
  return dueOn === null ? [] : [{ awaits: 'writing', dueOn, userId: null }];
}
