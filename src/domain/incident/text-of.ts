import type { LifecycleEvent } from './events.js';

/** The text that a person entered with a change to the incident, or null. */
export function lifecycleTextOf(event: LifecycleEvent): string | null {
  switch (event.kind) {
    case 'acknowledged':
      return event.text ?? null;
    case 'summary_changed':
    case 'declared':
    case 'updated':
    case 'status_changed':
    case 'severity_changed':
      return event.text;
    case 'reopened':
    case 'updates_paused':
      return event.reason;
    case 'closed':
      return event.reason ?? null;
    case 'canceled':
      return event.cancellation.text;
    default:
      return null;
  }
}
