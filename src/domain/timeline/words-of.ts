import type { Happening } from '../happening.js';

/** The words that a person gave with what happened, or null. */
export function wordsOf(happening: Happening): string | null {
  switch (happening.kind) {
    case 'acknowledged':
      return happening.text ?? null;
    case 'summary_changed':
    case 'declared':
    case 'updated':
    case 'status_changed':
    case 'severity_changed':
    case 'noted':
    case 'quoted':
      return happening.text;
    case 'reopened':
      return happening.reason;
    case 'canceled':
      return happening.cancellation.text;
    default:
      return null;
  }
}
