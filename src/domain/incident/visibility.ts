import type { Source } from '../actor.js';
import type { UserKind } from '../people/person.js';
import type { Policy } from '../policy.js';
import type { Refusal } from '../refusal.js';
import type { Incident } from './incident.js';

/**
 * Whether somebody is in the incident's channel. `out`: Slack has never said so; `left`: not any more; `unknown`: they were
 * in it, but Slack may have told otherwise while nobody listened.
 */
export type Membership = 'in' | 'out' | 'left' | 'unknown';

/** Who looks: a Slack user, or the operator at the command line. */
export type Viewer = { kind: 'person'; userKind: UserKind; membership: Membership } | { kind: 'operator' };

/**
 * The one answer to "may this viewer see this incident?". Private ones only for who is in their channel; guests and people
 * of other organizations see only those whose channels they are in, bots and deactivated users none.
 */
export function maySee(incident: Pick<Incident, 'isPrivate'>, viewer: Viewer): boolean {
  if (viewer.kind === 'operator') return true;
  if (seesNothing(viewer.userKind)) return false;
  return viewer.membership === 'in' || (!incident.isPrivate && seesPublic(viewer.userKind));
}

/** Whether somebody sees no incident, not even where they are in its channel. */
export function seesNothing(userKind: UserKind): boolean {
  return userKind === 'bot' || userKind === 'deactivated';
}

/** Whether somebody sees incidents that are not private without being in their channels. */
export function seesPublic(userKind: UserKind): boolean {
  return userKind === 'member' || userKind === 'unknown';
}

/**
 * The one answer to "may this person act?": why not, or null. Who is not known yet may: a failed look-up must not stop an
 * incident. Whether they may see the incident is another question: `maySee`.
 */
export function actRefusal(userKind: UserKind): Refusal | null {
  switch (userKind) {
    case 'member':
    case 'guest':
    case 'unknown':
      return null;
    default:
      return { kind: 'may_not_act', why: userKind };
  }
}

/** The same for declaring, which guests may do only where the policy says so. */
export function declareRefusal(userKind: UserKind, policy: Pick<Policy, 'guestsMayDeclare'>): Refusal | null {
  const isGuest = userKind === 'guest' && !policy.guestsMayDeclare;
  return isGuest ? { kind: 'may_not_act', why: 'guest' } : actRefusal(userKind);
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
