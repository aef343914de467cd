import { answerWanted, readWanted } from '../../db/queries/operations/server-policies.js';
import type { PolicyChangeReason } from '../../domain/audit/access.js';
import type { Policy } from '../../domain/policy.js';
import { recordAccess } from '../../workflows/audit/record-access.js';
import { scheduleByNewPolicy } from '../../workflows/nudges/schedule-by-policy.js';
import { storePolicyInUse } from '../../workflows/operations/store-policy-in-use.js';
import type { Base } from '../base.js';
import { coalescedRunner } from '../coalesced-runner.js';
import type { Opened } from '../open.js';
import { sealing } from '../sealing.js';
import { policyHash } from './policy-hash.js';
import { rereadPolicy } from './reread-policy.js';

/** Replaces the policy in use by what the policy file says, on SIGHUP and on `firebreak config apply`. */
export interface PolicyReload {
  /** Stores what this server works by; from now on, does what `config apply` asks for. SIGHUP works before that too. */
  begin(workspaceId: string): Promise<void>;
  stop(): Promise<void>;
}

/** How often a server looks whether `config apply` asks for something. */
const lookEveryMs = 3_000;

/** A policy that came into use. */
interface Taken {
  before: Policy;
  after: Policy;
  how: PolicyChangeReason;
  /** Who applied it, as `user@host`; null: nobody is known. */
  by: string | null;
}

/** What of the server follows the policy. */
interface Followers {
  /** Called after another policy came into use. */
  onTaken: (before: Policy, after: Policy) => void;
  /** Resolves when nothing schedules nudges any longer by a policy that it took before. */
  nudgesSettled: () => Promise<void>;
}

/** What can't be stored now is stored with the next look. */
export function openPolicyReload(
  base: Base,
  { db, metrics }: Pick<Opened, 'db' | 'metrics'>,
  { onTaken, nudgesSettled }: Followers,
): PolicyReload {
  const { policy, policyFile, log, processId } = base;
  let workspaceId: string | null = null;
  let isSignaled = false;
  let unstored: Taken | null = null;

  const runner = coalescedRunner(
    async () => {
      if (isSignaled) {
        isSignaled = false;
        await reread({ how: 'signal', by: null, only: null });
      }
      if (workspaceId !== null) await look(workspaceId).finally(() => runner.wakeIn(lookEveryMs));
    },
    (error) => log.error('policy_reload_failed', { error }),
  );
  /** Returns why the policy was rejected; null: this server works by it. */
  const reread = async ({ only, ...asked }: Pick<Taken, 'how' | 'by'> & { only: string | null }) => {
    const result = await rereadPolicy({ policy, policyFile, metrics, log }, only);
    if (result.kind !== 'taken') return result.kind === 'rejected' ? result.why : null;
    const { before, after } = result;
    unstored = { ...asked, after, before: unstored?.before ?? before };
    onTaken(before, after);
    return null;
  };
  const look = async (workspaceId: string): Promise<void> => {
    const server = { workspaceId, processId };
    await storeTaken(workspaceId);
    const found = await readWanted(db, server);
    // Another server took this one for dead.
    if (found === 'not_stored') return store(workspaceId, inUse('start'));
    if (found === null) return;
    const rejection = await reread({ how: 'apply', by: found.by, only: found.hash });
    await storeTaken(workspaceId);
    await answerWanted(db, server, { hash: found.hash, rejection });
  };
  const storeTaken = async (workspaceId: string): Promise<void> => {
    if (unstored) await store(workspaceId, unstored);
    unstored = null;
  };
  const store = async (workspaceId: string, taken: Taken): Promise<void> => {
    await storeInUse(base, db, { workspaceId, ...taken });
    await nudgesSettled();
    await scheduleByNewPolicy(db, workspaceId, taken);
  };
  const inUse = (how: PolicyChangeReason): Taken => {
    const current = policy.current();
    return { how, by: null, before: current, after: current };
  };

  policyFile.onReload(() => {
    isSignaled = true;
    void runner.wake();
  });
  return {
    begin: async (id) => {
      await store(id, inUse('start'));
      workspaceId = id;
      void runner.wake();
    },
    stop: () => runner.stop(),
  };
}

/** Stores what this server works by, for the audit log and for other processes. */
async function storeInUse(
  { processId, host, pid, clock }: Base,
  db: Opened['db'],
  { workspaceId, after, how, by }: Taken & { workspaceId: string },
): Promise<void> {
  const actor =
    by === null ? ({ kind: 'firebreak', id: null } as const) : ({ kind: 'operator', id: by } as const);
  const accessing = { workspaceId, actor, at: clock(), key: null };
  await storePolicyInUse(
    { db, record: (tx, _workspaceId, access) => recordAccess(tx, accessing, access, sealing) },
    { workspaceId, processId, host, pid, how },
    { policy: after, hash: policyHash(after) },
  );
}
