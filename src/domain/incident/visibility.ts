import type { Source } from '../actor.js';
import type { UserKind } from '../people/person.js';
import type { PeopleRefusal } from '../people/refusals.js';
import type { Policy } from '../policy.js';
import type { Incident } from './incident.js';

/**
 * Whether somebody is in the incident's channel. `out`: Slack never listed them; `left`: they left; `unknown`: they
 * were in it, but Firebreak may have missed that they left.
 */
export type Membership = 'in' | 'out' | 'left' | 'unknown';

/** Who is looking: a Slack user, or the operator at the command line. */
export type Viewer = { kind: 'person'; userKind: UserKind; membership: Membership } | { kind: 'operator' };

/**
 * The only answer to "may this viewer see this incident?". Private incidents are visible only to members of their
 * channel. Guests and people from other organizations see only incidents whose channels they are in; bots and
 * deactivated users see none.
 */
export function maySee(incident: Pick<Incident, 'isPrivate'>, viewer: Viewer): boolean {
  if (viewer.kind === 'operator') return true;
  if (seesNothing(viewer.userKind)) return false;
  return viewer.membership === 'in' || (!incident.isPrivate && seesPublic(viewer.userKind));
}

/** Whether this kind of user sees no incidents, not even in a channel that they are in. */
export function seesNothing(userKind: UserKind): boolean {
  return userKind === 'bot' || userKind === 'deactivated';
}

/** Whether this kind of user sees incidents that aren't private without being in their channels. */
export function seesPublic(userKind: UserKind): boolean {
  return userKind === 'member' || userKind === 'unknown';
}

/**
 * The only answer to "may this person act?": the reason why not, or null. Unknown users may: a failed lookup must not
 * stop an incident. `maySee` decides whether they may see the incident.
 */
export function actRefusal(userKind: UserKind): PeopleRefusal | null {
  switch (userKind) {
    case 'member':
    case 'guest':
    case 'unknown':
      return null;
    default:
      return { kind: 'may_not_act', why: userKind };
  }
}

/** Like `actRefusal` but for declaring, which guests may do only if the policy allows it. */
export function declareRefusal(
  userKind: UserKind,
  policy: Pick<Policy, 'guestsMayDeclare'>,
): PeopleRefusal | null {
  const isGuest = userKind === 'guest' && !policy.guestsMayDeclare;
  return isGuest ? { kind: 'may_not_act', why: 'guest' } : actRefusal(userKind);
}

/**
 * Whether Slack itself proves that the person is in the incident's channel. It does for a command typed there. People
 * who use a button or a shortcut may have been removed since it was shown, and a form's stored channel proves nothing.
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
