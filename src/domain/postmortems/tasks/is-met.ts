import type { Incident } from '../../incident/incident.js';
import { missingFacts } from '../../incident/missing-facts.js';
import { phaseOf } from '../../incident/status.js';
import { unreachable } from '../../unreachable.js';
import type { PostmortemInShort } from '../postmortem.js';
import type { Completion } from './task-policy.js';

/** Whether what completes a task is so. `postmortem` null: nobody started it. */
export function isMet(
  doneWhen: Completion,
  incident: Incident,
  postmortem: Pick<PostmortemInShort, 'state' | 'ownerId'> | null,
): boolean {
  const state = postmortem?.state ?? 'draft';
  switch (doneWhen) {
    case 'owner_named':
      return postmortem !== null && postmortem.ownerId !== null;
    case 'facts_filled':
      return missingFacts(asIfOpen(incident)).length === 0;
    case 'in_review':
      return state !== 'draft';
    case 'approved':
      return state === 'approved' || state === 'published';
    case 'published':
      return state === 'published';
    default:
      return unreachable(doneWhen);
  }
}

/** Closing an incident fills nothing in. */
function asIfOpen(incident: Incident): Incident {
  return phaseOf(incident.status) === 'done' ? { ...incident, status: 'resolved' } : incident;
}
