import { incidentName } from '../domain/incident/incident.js';
import type { PostmortemDocument } from '../domain/postmortems/document.js';

/** What the names of an incident's files begin with: `inc-42`; redacted ones `inc-42-customer`. */
export function baseName({
  incident,
  redactedFor,
}: Pick<PostmortemDocument, 'incident' | 'redactedFor'>): string {
  const name = incidentName(incident.number).toLowerCase();
  return redactedFor ? `${name}-${redactedFor}` : name;
}
