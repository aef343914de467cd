import type { Incident } from '../incident/incident.js';
import { reachedIn } from '../incident/milestone.js';
import { phaseOf } from '../incident/status.js';
import { type Policy, severityPolicy } from '../policy.js';
import { assigneeOf, type Task } from '../postmortems/tasks/task.js';
import { dayText, utcDay } from '../time/civil-day.js';
import { dueAfter } from '../time/working-days.js';
import type { PostmortemRow, TaskRow } from './rows.js';

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

/**
 * What the post-mortem of an incident waits for; null: nobody started it. Where a task is done when it is published, the
 * task asks for that, or somebody skipped it.
 */
export function postmortemRows(
  incident: Incident,
  { postmortem, tasks }: { postmortem: NudgedPostmortem | null; tasks: readonly Task[] },
  policy: Policy,
): PostmortemRow[] {
  const isTask = tasks.some(({ doneWhen }) => doneWhen === 'published');
  if (postmortem === null) return isTask ? [] : unstarted(incident, policy);
  const { isPublished, ownerId, dueOn, reviewers, questions } = postmortem;
  if (isPublished) return [];
  const asked = (awaits: 'review' | 'answer') => (one: { userId: string; askedAt: Date }) => ({
    ...{ awaits, userId: one.userId },
    dueOn: dayText(utcDay(one.askedAt) + 1),
  });
  return [
    ...(dueOn && !isTask ? [{ awaits: 'writing', dueOn, userId: ownerId } as const] : []),
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

/** The tasks after an incident, with who is to do each now. */
export function taskRows(
  { roles }: Incident,
  { postmortem, tasks }: { postmortem: NudgedPostmortem | null; tasks: readonly Task[] },
): TaskRow[] {
  const people = { roles, postmortemOwnerId: postmortem?.ownerId ?? null };
  return tasks.map((task) => ({ ...task, assigneeId: assigneeOf(task, people) }));
}
