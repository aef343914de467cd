import { incidentName } from '../../../domain/incident/incident.js';
import type { TimelineRefusal } from '../../../domain/timeline/refusals.js';
import { unreachable } from '../../../domain/unreachable.js';

export function timelineRefusalText(refusal: TimelineRefusal): string {
  switch (refusal.kind) {
    case 'item_not_found':
      return `${incidentName(refusal.number)} has no such entry to edit. See its entries with \`/incident timeline all\`.`;
    case 'item_unchanged':
      return 'Nothing changed: the entry already says that.';
    case 'item_is_ours':
      return `What Firebreak says stands in the record of ${incidentName(refusal.number)} already.`;
    default:
      return unreachable(refusal);
  }
}

/** The form field that shows the refusal; null if it concerns none. */
export function timelineRefusalField(refusal: TimelineRefusal): string | null {
  return refusal.kind === 'item_unchanged' ? 'where' : null;
}
