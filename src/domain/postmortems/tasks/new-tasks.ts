import type { Incident } from '../../incident/incident.js';
import type { Policy } from '../../policy.js';
import type { PostmortemInShort } from '../postmortem.js';
import type { Task } from './task.js';
import { policyDay, taskDue } from './task-due.js';
import type { TaskRule } from './task-policy.js';

interface When {
  policy: Policy;
  postmortem: PostmortemInShort | null;
  at: Date;
}

/** The tasks that the policy wants for an incident's severity and that it doesn't have yet. Only real incidents get any. */
export function newTasks(incident: Incident, existing: readonly Task[], when: When): Task[] {
  if (incident.kind !== 'real') return [];
  const missing = when.policy.postIncidentTasks.filter(
    ({ key, severities }) =>
      severities.includes(incident.severity) && !existing.some((task) => task.key === key),
  );
  return missing.map((rule, index) => ({
    ...{ workspaceId: incident.workspaceId, incidentNumber: incident.number },
    number: existing.length + index + 1,
    ...{ key: rule.key, title: rule.title, belongsTo: rule.belongsTo, assigneeId: null },
    ...{ dueOn: dueOf(rule, incident, when), dueSetAt: when.at },
    ...{ doneWhen: rule.doneWhen, status: { kind: 'open' } },
  }));
}

/** An open task of an incident that is resolved again gets the time that it had the first time; never less than it has. */
export function withMoreTime(task: Task, incident: Incident, when: When): Task {
  const rule = when.policy.postIncidentTasks.find(({ key }) => key === task.key);
  const dueOn = rule ? dueOf(rule, incident, when) : null;
  if (task.status.kind !== 'open' || task.dueOn === null || dueOn === null || dueOn <= task.dueOn)
    return task;
  return { ...task, dueOn, dueSetAt: when.at };
}

/** The publication is due when the post-mortem is. */
function dueOf(rule: TaskRule, { severity }: Incident, { policy, postmortem, at }: When): string | null {
  if (rule.doneWhen === 'published' && postmortem?.dueOn) return postmortem.dueOn;
  return taskDue(rule, { policy, severity, today: policyDay(policy, at) });
}
