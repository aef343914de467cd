import type { IncidentEvent } from '../incident-event.js';

/** The text that a person entered with an event, or null. */
export function shownTextOf(event: IncidentEvent): string | null {
  switch (event.kind) {
    case 'acknowledged':
      return event.text ?? null;
    case 'summary_changed':
    case 'declared':
    case 'updated':
    case 'status_changed':
    case 'severity_changed':
    case 'noted':
    case 'quoted':
      return event.text;
    case 'reopened':
      return event.reason;
    case 'canceled':
      return event.cancellation.text;
    default:
      return null;
  }
}
