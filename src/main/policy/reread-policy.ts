import type { ConfigFault } from '../../config/config-fault.js';
import { faultLine } from '../../config/config-fault.js';
import { defaultPolicy } from '../../config/policy/default-policy.js';
import type { PolicyFile } from '../../config/policy/policy-file.js';
import { backToDefault, policyDifference } from '../../domain/operations/policy-difference.js';
import type { Policy } from '../../domain/policy.js';
import type { Metrics } from '../../http/metrics.js';
import type { Log } from '../../log.js';
import { policyHash } from './policy-hash.js';
import type { PolicyInUse } from './policy-in-use.js';
import { readSettled } from './read-settled.js';

/** What came of reading the policy file again. `why`: on one line. */
export type Reread =
  | { kind: 'rejected'; why: string }
  | { kind: 'unchanged' }
  | { kind: 'taken'; before: Policy; after: Policy };

/**
 * Reads the policy file again and takes its policy into use. A wrong file changes nothing, nor does another policy than
 * the one with the hash in `only`; null: any policy may come. Logs each fault, or each setting that changes; also, as a
 * warning, those that went back to their default, unless somebody saw them in `config apply`.
 */
export async function rereadPolicy(
  {
    policy,
    policyFile,
    metrics,
    log,
  }: { policy: PolicyInUse; policyFile: PolicyFile; metrics: Pick<Metrics, 'policyRead'>; log: Log },
  only: string | null,
): Promise<Reread> {
  const read = await readSettled(policyFile);
  const faults = read.kind === 'faults' ? read.faults : faultsOf(read.value, only);
  metrics.policyRead({ isTaken: faults.length === 0 });
  for (const { where, found, expected, remedy } of faults)
    log.error('policy_rejected', { where, why: `found ${found}; expected ${expected}`, remedy });
  if (read.kind === 'faults' || faults.length > 0)
    return { kind: 'rejected', why: faults.map(faultLine).join(' ') };
  const before = policy.current();
  const changes = policyDifference(before, read.value);
  if (changes.length === 0) {
    log.info('policy_unchanged');
    return { kind: 'unchanged' };
  }
  for (const change of changes) log.info('policy_setting_changed', { ...change });
  const settings = backToDefault(changes, { after: read.value, defaults: defaultPolicy() });
  if (only === null && settings.length > 0)
    log.warn('policy_settings_back_to_default', { settings, remedy: resetRemedy });
  policy.replace(read.value);
  log.info('policy_changed', { settings: changes.length, hash: policyHash(read.value) });
  return { kind: 'taken', before, after: read.value };
}

const resetRemedy =
  'If you meant to keep them, the file has lost lines: restore them, and check it with `firebreak config apply --dry-run`.';

function faultsOf(policy: Policy, only: string | null): ConfigFault[] {
  if (only === null || policyHash(policy) === only) return [];
  return [
    {
      where: 'FIREBREAK_CONFIG',
      found: 'a file with another policy',
      expected: 'the policy that was applied',
      remedy: 'Copy the policy file to every server, and apply it again.',
    },
  ];
}
