import { counted } from '../text/words.js';
import { type Check, checksOf } from './check.js';
import { policyDifference } from './policy-difference.js';

const { ok, warning } = checksOf('running');

/** A policy with its hash: equal policies have the same one. */
interface HashedPolicy {
  policy: unknown;
  hash: string;
}

/** More changes than that are for `firebreak config apply --dry-run`. */
const maxNamed = 3;

/** Whether the running servers work by the policy of the file. `source`: where that one comes from. */
export function examinePolicyInUse(
  servers: readonly HashedPolicy[],
  file: HashedPolicy & { source: string },
): Check[] {
  const others = servers.filter(({ hash }) => hash !== file.hash);
  const [other] = others;
  if (servers.length === 0) return [];
  if (!other) return [ok('Policy in use', `every server uses that of ${file.source}`)];
  const settings = policyDifference(other.policy, file.policy).map(({ setting }) => setting);
  const more = settings.length > maxNamed ? [counted(settings.length - maxNamed, 'more', 'more')] : [];
  const among = `${others.length} of ${counted(servers.length, 'server')}`;
  return [
    warning(
      'Policy in use',
      `${among} ${others.length === 1 ? 'uses' : 'use'} another policy than ${file.source} has: ${[...settings.slice(0, maxNamed), ...more].join(', ')}`,
      'See the difference and apply it with `firebreak config apply`, or send the servers SIGHUP.',
    ),
  ];
}
