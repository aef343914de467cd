import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Checked, faulty } from '../../config/config-fault.js';
import type { PolicyFile } from '../../config/policy/policy-file.js';
import type { Policy } from '../../domain/policy.js';

/** For how long a file must say the same. Whoever saves a few kilobytes is done sooner. */
const settleMs = 500;
const maxReads = 10;

/**
 * Reads a policy file that may be being saved: half of one can be a valid policy. So it must say the same twice in a row;
 * one that goes on changing for five seconds is a fault.
 */
export async function readSettled({ read }: Pick<PolicyFile, 'read'>): Promise<Checked<Policy>> {
  let before = await read();
  for (let reads = 1; reads <= maxReads; reads++) {
    await pause(settleMs);
    const now = await read();
    if (isDeepStrictEqual(now, before)) return now;
    before = now;
  }
  return faulty({
    where: 'FIREBREAK_CONFIG',
    found: 'a file that goes on changing',
    expected: 'a file that is saved',
    remedy: 'Save it, and reload again.',
  });
}
