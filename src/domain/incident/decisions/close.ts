import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Policy } from '../../policy.js';
import { skipped } from '../../postmortems/tasks/change-task.js';
import { isOpen, type Task } from '../../postmortems/tasks/task.js';
import type { Refusal } from '../../refusal.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { overRefusal } from '../state-guards.js';
import { isActive } from '../status.js';
import { entryOf, statusEffects } from './consequences.js';
import { moveTo } from './move-to.js';

/** `reason`: why its open tasks don't matter; null: nobody said. */
export interface CloseInput {
  tasks: readonly Task[];
  reason: string | null;
}

/**
 * Closes an incident that is resolved. Where the policy wants its tasks done first, open ones refuse that; a reason
 * skips them. The channel is archived only if the policy says so.
 */
export function close(
  incident: Incident,
  { tasks, reason: why }: CloseInput,
  policy: Policy,
  act: Act,
): Decision {
  const open = tasks.filter(isOpen);
  const reason = sanitizeText(why);
  const refusal = closeRefusal(incident, { tasks: open, reason }, policy);
  if (refusal) return refused(refusal);
  const next = moveTo(incident, 'closed', policy, act);
  const event = { kind: 'closed', from: incident.status, ...(reason !== null && { reason }) } as const;
  return accepted(
    next,
    [entryOf(act, event)],
    [...statusEffects(incident, next, { event, act }), ...archiveEffects(policy)],
    reason === null ? [] : [{ kind: 'tasks_saved', tasks: open.map((task) => skipped(task, reason, act)) }],
  );
}

function closeRefusal(incident: Incident, { tasks, reason }: CloseInput, policy: Policy): Refusal | null {
  const { number, status, severity } = incident;
  const over = overRefusal(incident);
  if (over) return over;
  if (isActive(status)) return { kind: 'not_from_here', number, status, to: 'closed' };
  const isGated = policy.closingNeedsTasks !== false && policy.closingNeedsTasks.includes(severity);
  if (reason !== null) return textRefusal('reason', reason, limits.reason);
  if (!isGated || tasks.length === 0) return null;
  return { kind: 'tasks_still_open', number, tasks: tasks.map(({ number, title }) => ({ number, title })) };
}

/** The effect that archives the channel, if the policy asks for it. */
export function archiveEffects(policy: Policy): Effect[] {
  return policy.channel.archiveOnClose ? [{ kind: 'archive_channel' }] : [];
}
