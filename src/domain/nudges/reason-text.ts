import { dueText } from '../action-items/due-text.js';
import { roleFrom, roleName } from '../incident/role.js';
import { counted } from '../text/words.js';
import { unreachable } from '../unreachable.js';
import type { Reason } from './reason.js';

/** Why somebody is asked, without names: `Overdue by 2 days · assigned to a deactivated account`. */
export function reasonText(reason: Reason): string {
  const why = reason.rule === 'unowned' ? null : reason.insteadOf?.why;
  return why ? `${what(reason)} · ${standIns[why]}` : what(reason);
}

const standIns: Record<NonNullable<Reason['insteadOf']>['why'], string> = {
  unassigned: 'nobody is assigned',
  deactivated: 'assigned to a deactivated account',
  unreachable: "assigned to somebody who can't be messaged",
  no_access: "assigned to somebody who isn't in the private channel",
};

function what({ rule, about, dueInDays, elapsed }: Reason): string {
  const [days, minutes] = [counted(elapsed, 'day'), `${elapsed} min`];
  switch (rule) {
    case 'overdue_lead':
    case 'overdue_channel':
    case 'overdue_commander':
    case 'overdue':
    case 'due_today':
    case 'due_soon':
    case 'task_overdue':
    case 'task_due_today':
    case 'task_due_soon':
    case 'snooze_over':
      return dueInDays === null ? 'Snooze is over' : dueText(dueInDays);
    case 'owner_gone':
      return 'Needs a new owner';
    case 'unowned':
      return `No owner for ${days}`;
    case 'not_closed':
      return `Resolved ${days} ago, not closed`;
    case 'postmortem_unwritten':
      return 'Post-mortem not published';
    case 'postmortem_unreviewed':
      return 'Post-mortem not reviewed';
    case 'postmortem_unanswered':
      return 'Question about the post-mortem not answered';
    case 'update_due':
      return elapsed === 0 ? 'Update due' : `Update overdue by ${minutes}`;
    case 'step_timer':
      return 'Timer of a runbook step ended';
    case 'step_untouched':
      return `Runbook step untouched for ${minutes}`;
    case 'triage_unanswered':
      return `In triage for ${minutes}`;
    case 'role_unfilled':
      return `No ${roleName(roleFrom(about ?? '') ?? 'commander')} for ${minutes}`;
    case 'no_summary':
      return `No summary after ${minutes}`;
    case 'silent':
      return `No message for ${minutes}`;
    case 'facts_missing':
      return 'Facts missing';
    default:
      return unreachable(rule);
  }
}
