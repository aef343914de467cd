import type { RunbookEvent } from '../../domain/runbooks/events.js';
import { runbookName } from '../../domain/runbooks/run.js';
import { unreachable } from '../../domain/unreachable.js';
import { said } from '../said.js';

export function runbookEventText(event: RunbookEvent, named: (id: string) => string): string {
  switch (event.kind) {
    case 'runbook_attached':
      return `attached runbook ${runbookName(event.runbook)} “${event.title}” v${event.version}${said(event.reason)}`;
    case 'runbook_detached':
      return `detached runbook “${event.title}”`;
    case 'runbook_reattached':
      return `attached runbook “${event.title}” again`;
    case 'runbook_finished':
      return `finished runbook “${event.title}”: ${event.done} done, ${event.skipped} skipped`;
    case 'runbook_updated':
      return `moved runbook “${event.title}” from v${event.from} to v${event.to}`;
    case 'runbook_missing':
      return `couldn't attach the policy's runbook “${event.wanted}”: it doesn't exist`;
    case 'runbook_value_set':
      return `set ${event.name} to “${event.value}” in runbook “${event.title}”`;
    case 'runbook_step_done':
      return `did ${stepText(event)}${said(event.note)}`;
    case 'runbook_step_undone':
      return `reopened ${stepText(event)}`;
    case 'runbook_step_skipped':
      return `skipped ${stepText(event)}${said(event.reason)}`;
    case 'runbook_step_assigned':
      return `assigned ${stepText(event)} to ${event.to ? named(event.to) : 'nobody'}`;
    case 'runbook_step_noted':
      return event.note === null
        ? `removed the note on ${stepText(event)}`
        : `noted on ${stepText(event)}${said(event.note)}`;
    case 'runbook_timer_set':
      return event.until === null
        ? `stopped the timer of ${stepText(event)}`
        : `set a timer for ${stepText(event)} until ${event.until}`;
    default:
      return unreachable(event);
  }
}

function stepText({ step, title }: { step: number; title: string }): string {
  return `step ${step} “${title}”`;
}
