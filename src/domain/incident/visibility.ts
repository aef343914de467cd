import type { Source } from '../actor.js';
import type { Standing } from '../person.js';
import type { Policy } from '../policy.js';
import type { Refusal } from '../refusal.js';
import type { Incident } from './incident.js';

/**
 * Whether somebody is in the incident's channel. `out`: Slack has never said so; `left`: not any more; `unknown`: they were
 * in it, but Slack may have told otherwise while nobody listened.
 */
export type Membership = 'in' | 'out' | 'left' | 'unknown';

/** Who looks: a Slack user, or the operator at the command line. */
export type Viewer = { kind: 'person'; standing: Standing; membership: Membership } | { kind: 'operator' };

/**
 * The one answer to "may this viewer see this incident?". Private ones only for who is in their channel; guests and people
 * of other organizations see only those whose channels they are in, bots and deactivated users none.
 */
export function maySee(incident: Pick<Incident, 'isPrivate'>, viewer: Viewer): boolean {
  if (viewer.kind === 'operator') return true;
  if (seesNothing(viewer.standing)) return false;
  return viewer.membership === 'in' || (!incident.isPrivate && seesPublic(viewer.standing));
}

/** Whether somebody sees no incident, not even where they are in its channel. */
export function seesNothing(standing: Standing): boolean {
  return standing === 'bot' || standing === 'deactivated';
}

/** Whether somebody sees incidents that are not private without being in their channels. */
export function seesPublic(standing: Standing): boolean {
  return standing === 'member' || standing === 'unknown';
}

/**
 * The one answer to "may this person act?": why not, or null. Who is not known yet may: a failed look-up must not stop an
 * incident. Whether they may see the incident is another question: `maySee`.
 */
export function actRefusal(standing: Standing): Refusal | null {
  switch (standing) {
    case 'member':
    case 'guest':
    case 'unknown':
      return null;
    default:
      return { kind: 'may_not_act', why: standing };
  }
}

/** The same for declaring, which guests may do only where the policy says so. */
export function declareRefusal(standing: Standing, policy: Pick<Policy, 'guestsMayDeclare'>): Refusal | null {
  const isGuest = standing === 'guest' && !policy.guestsMayDeclare;
  return isGuest ? { kind: 'may_not_act', why: 'guest' } : actRefusal(standing);
}

/**
 * Whether Slack itself vouches for who stands in the incident's channel. It does for who types a command there; who uses a
 * button or a shortcut may have been removed since it was drawn, and what a form remembers proves nothing.
 */
export function membershipOf(
  known: Membership,
  { isInside, source }: { isInside: boolean; source: Source },
): Membership {
  if (!isInside) return known;
  if (source === 'command') return 'in';
  const isSeen = source === 'button' || source === 'shortcut';
  return isSeen && known !== 'left' ? 'in' : known;
}
