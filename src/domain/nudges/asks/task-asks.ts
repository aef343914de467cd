import { isOpen } from '../../postmortems/tasks/task.js';
import { dayFrom } from '../../time/civil-day.js';
import type { NudgePolicy } from '../nudge-policy.js';
import type { IncidentRow, TaskRow } from '../rows.js';
import type { Rule } from '../rule.js';
import { dueSteps } from './action-item-asks.js';
import type { DayAsk } from './ask.js';
import { type People, recipientOf } from './recipient.js';

/** What is asked about the tasks after an incident, and whom: as about action items, until each is done or skipped. */
export function taskAsks(incident: IncidentRow, policy: NudgePolicy, people: People): DayAsk[] {
  if (incident.status === 'canceled') return [];
  return incident.tasks.filter(isOpen).flatMap((task) => taskAsk(incident, task, policy, people));
}

/** Steps before the day on which the date was set aren't owed. */
function taskAsk(
  incident: IncidentRow,
  { key, title, dueOn, dueSetAt, assigneeId }: TaskRow,
  policy: NudgePolicy,
  people: People,
): DayAsk[] {
  const start = dayFrom(dueOn ?? '');
  const recipient = recipientOf(assigneeId, incident, { people, lead: policy.lead });
  if (start === null || !recipient) return [];
  const subject = { incident: incident.number, actionItem: null, title, dueOn };
  const steps = dueSteps(policy.actionItems);
  const when = { start, steps, restsUntil: null, since: dueSetAt, notBefore: dueSetAt };
  return [{ kind: 'days', subject, recipient, ruleAt, about: key, ...when }];
}

function ruleAt(step: number): Rule {
  return step < 0 ? 'task_due_soon' : step === 0 ? 'task_due_today' : 'task_overdue';
}
