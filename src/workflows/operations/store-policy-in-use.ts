import type { Database } from '../../db/database.js';
import {
  latestPolicy,
  lockPolicies,
  type ServerKey,
  type StoredPolicy,
  storePolicy,
} from '../../db/queries/operations/server-policies.js';
import type { PolicyChangeReason } from '../../domain/audit/access.js';
import { policyDifference } from '../../domain/operations/policy-difference.js';
import type { RecordAccess } from '../audit/record-access.js';

/** A server that takes a policy into use, and what made it. */
export interface TakingServer extends ServerKey {
  host: string;
  /** Its number on that host. */
  pid: number;
  how: PolicyChangeReason;
}

/**
 * Stores the policy that a server works by from now on. If it differs from the one that a server took last, the audit
 * log says so: once, however many servers take it.
 */
export async function storePolicyInUse(
  { db, record }: { db: Database; record: RecordAccess },
  { how, ...server }: TakingServer,
  taken: StoredPolicy,
): Promise<void> {
  const { workspaceId, host, pid } = server;
  await db.transaction(async (tx) => {
    await lockPolicies(tx, workspaceId);
    const before = await latestPolicy(tx, workspaceId);
    await storePolicy(tx, server, { ...taken, host, pid });
    if (before === null || before.hash === taken.hash) return;
    const settings = policyDifference(before.policy, taken.policy).map(({ setting }) => setting);
    const hashes = { from: before.hash, to: taken.hash };
    await record(tx, workspaceId, { kind: 'policy_changed', how, host, ...hashes, settings });
  });
}
