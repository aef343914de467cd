import { isGroupId, type Policy } from '../policy.js';
import { type Check, checksOf } from './check.js';

/** An id that the policy names, and where. */
export interface NamedId {
  /** The key in the policy, such as `announceIn`. */
  key: string;
  kind: 'channel' | 'group' | 'user';
  id: string;
}

/** What Slack says about such an id. `unknown`: it didn't say. */
export type IdState = 'ok' | 'missing' | 'archived' | 'disabled' | 'unknown';

/** Every id of a channel, user group or user that the policy names. */
export function idsNamedBy(policy: Policy): NamedId[] {
  const channel = (key: string, id: string | null): NamedId[] => (id ? [{ key, kind: 'channel', id }] : []);
  const people = (key: string, ids: readonly string[]): NamedId[] =>
    ids.map((id) => ({ key, kind: isGroupId(id) ? 'group' : 'user', id }));
  const { mayDeclare, nudges } = policy;
  return [
    ...channel('announceIn', policy.announceIn),
    ...channel('nudges.weeklyReport.channelId', nudges.weeklyReport.channelId),
    ...people('mayDeclare', mayDeclare === 'everyone' ? [] : mayDeclare),
    ...people('alwaysInvite', policy.alwaysInvite),
    ...people('operators', policy.operators),
    ...people('nudges.lead', nudges.lead === null ? [] : [nudges.lead]),
  ];
}

const { ok, warning, unknown } = checksOf('configuration');

/** Whether everything that the policy names exists, with the fix for what doesn't. */
export function examinePolicy(ids: readonly { named: NamedId; state: IdState }[]): Check[] {
  if (ids.length === 0) return [ok('Policy', 'names no channels, user groups or users')];
  const wrong = ids.flatMap(({ named, state }) => {
    const problem = problems[state];
    return problem
      ? [warning(named.key, `${named.id} ${problem}`, `Correct ${named.key} in the policy file.`)]
      : [];
  });
  if (wrong.length > 0) return wrong;
  const unasked = ids.filter(({ state }) => state === 'unknown').length;
  if (unasked > 0) return [unknown('Policy', `Slack did not say whether ${unasked} of its ids exist`)];
  return [ok('Policy', `all ${ids.length} of its channels, user groups and users exist`)];
}

const problems: Record<IdState, string | null> = {
  ok: null,
  unknown: null,
  missing: 'does not exist, or Firebreak may not see it',
  archived: 'is an archived channel',
  disabled: 'is deactivated',
};
