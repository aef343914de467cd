/** What is asked about an action item; for one person and item, the first one that is owed says it all. */
const actionItemRules = [
  'overdue_lead',
  'overdue_channel',
  'overdue_commander',
  'overdue',
  'due_today',
  'due_soon',
  'owner_gone',
  'unowned',
  'snooze_over',
] as const;

/** What is asked about a task after an incident, in digests. */
const taskRules = ['task_overdue', 'task_due_today', 'task_due_soon'] as const;

/** What is asked about an incident in digests, because it can wait for working hours. */
const followUpRules = [
  'postmortem_unwritten',
  'postmortem_unreviewed',
  'postmortem_unanswered',
  'not_closed',
] as const;

/** What is asked about an incident at once, in its channel. */
const urgentRules = [
  'update_due',
  'step_timer',
  'step_untouched',
  'triage_unanswered',
  'role_unfilled',
  'no_summary',
  'silent',
  'facts_missing',
] as const;

/** Why Firebreak asks. */
export const rules = [...actionItemRules, ...taskRules, ...followUpRules, ...urgentRules] as const;
export type Rule = (typeof rules)[number];

/** Whether a rule is about a task, which its ask's `about` names. */
export function isTaskRule(rule: Rule): boolean {
  return taskRules.some((one) => one === rule);
}

/** Sorts rules, the one that says most first. */
export function byWeight(a: Rule, b: Rule): number {
  return rules.indexOf(a) - rules.indexOf(b);
}
