import type { RunbookEvent } from './events.js';

/** The text that a person entered about a step, or null. */
export function runbookTextOf(event: RunbookEvent): string | null {
  switch (event.kind) {
    case 'runbook_step_done':
    case 'runbook_step_noted':
      return event.note;
    case 'runbook_step_skipped':
      return event.reason;
    default:
      return null;
  }
}
