import type { Policy } from '../../domain/policy.js';
import { fixedForm } from '../../domain/timeline/hash-chain/sealed-content.js';
import { sha256 } from '../sha256.js';

/** The SHA-256 of a policy: equal policies have the same one, wherever they come from. */
export function policyHash(policy: Policy): string {
  return sha256(fixedForm({ ...policy }));
}
