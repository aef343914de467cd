import type { Incident } from './incident.js';

/** Who looks: a Slack user, or the operator at the command line. */
export type Viewer = { kind: 'person'; userId: string; isMember: boolean } | { kind: 'operator' };

/** The one answer to "may this viewer see this incident?": private ones only for their members. */
export function maySee(incident: Pick<Incident, 'isPrivate'>, viewer: Viewer): boolean {
  return !incident.isPrivate || viewer.kind === 'operator' || viewer.isMember;
}
