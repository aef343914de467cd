import { z } from 'zod';
import { isAliveSql, livenessLockClass } from '../../connection/liveness-lock.js';
import type { Tx } from '../../database.js';

/** A server process of a workspace. */
export interface ServerKey {
  workspaceId: string;
  /** Its number in the liveness lock. */
  processId: number;
}

/** A policy as JSON, and the SHA-256 of its fixed form. */
export interface StoredPolicy {
  policy: unknown;
  hash: string;
}

/** The policy of a running server. */
export interface ServerPolicy extends StoredPolicy {
  processId: number;
  host: string;
  pid: number;
  /** The policy that it has not taken or rejected yet; null: none. */
  wantedHash: string | null;
  /** Why it did not take the one that was last wanted; null: it did. */
  rejection: string | null;
}

/** Makes whoever takes a policy in this workspace wait until the transaction ends. */
export async function lockPolicies(tx: Tx, workspaceId: string): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtext($1))', [`policies ${workspaceId}`]);
}

/** The policy that a server took last, running or not; null: none ever did. */
export async function latestPolicy(tx: Tx, workspaceId: string): Promise<StoredPolicy | null> {
  const [row] = await tx.run(
    'select policy, hash from server_policies where workspace_id = $1 order by taken_at desc limit 1',
    [workspaceId],
  );
  return row ? Stored.parse(row) : null;
}

/** Stores what a server works by from now on, and forgets the servers that are gone. */
export async function storePolicy(
  tx: Tx,
  { workspaceId, processId }: ServerKey,
  { host, pid, policy, hash }: StoredPolicy & { host: string; pid: number },
): Promise<void> {
  await tx.run(
    `insert into server_policies (workspace_id, process_id, host, pid, policy, hash, taken_at)
     values ($1, $2, $3, $4, $5::text::jsonb, $6, clock_timestamp())
     on conflict (workspace_id, process_id) do update
       set policy = excluded.policy, hash = excluded.hash, taken_at = excluded.taken_at`,
    [workspaceId, processId, host, pid, JSON.stringify(policy), hash],
  );
  await tx.run(
    `delete from server_policies where workspace_id = $1 and process_id <> $2 and not ${isAliveSql('process_id')}`,
    [workspaceId, processId],
  );
}

/** The policies of the servers that are running, by host. */
export async function listServerPolicies(tx: Tx): Promise<ServerPolicy[]> {
  const rows = await tx.run(
    `select process_id as "processId", host, pid, policy, hash, wanted_hash as "wantedHash", rejection
     from server_policies where ${isAliveSql('process_id')} order by host, pid`,
  );
  return z.array(Server).parse(rows);
}

/** How many servers run that have not stored their policy: they are starting, or of an earlier version. */
export async function countServersWithoutPolicy(tx: Tx): Promise<number> {
  const [row] = await tx.run(
    `select count(distinct objid)::int as count from pg_locks
     where locktype = 'advisory' and classid = ${livenessLockClass} and granted
       and database = (select oid from pg_database where datname = current_database())
       and objid not in (select process_id::oid from server_policies)`,
  );
  return z.object({ count: z.number() }).parse(row).count;
}

/** A policy that somebody wants a server to take. */
export interface WantedPolicy {
  hash: string;
  /** `user@host` of a shell. */
  by: string;
}

/** Asks servers to take a policy from their files. */
export async function wantPolicy(
  tx: Tx,
  processIds: readonly number[],
  { hash, by }: WantedPolicy,
): Promise<void> {
  await tx.run(
    `update server_policies set wanted_hash = $2, wanted_by = $3, rejection = null
     where process_id = any($1::int[])`,
    [processIds, hash, by],
  );
}

/** What a server is asked to take; null: nothing. `not_stored`: its own policy isn't stored. */
export async function readWanted(
  tx: Tx,
  { workspaceId, processId }: ServerKey,
): Promise<WantedPolicy | 'not_stored' | null> {
  const [row] = await tx.run(
    `select wanted_hash as hash, wanted_by as by from server_policies where workspace_id = $1 and process_id = $2`,
    [workspaceId, processId],
  );
  if (!row) return 'not_stored';
  return row.hash === null ? null : Wanted.parse(row);
}

/** Stores a server's answer to what was wanted. `rejection`: why it did not take it; null: it works by it. */
export async function answerWanted(
  tx: Tx,
  { workspaceId, processId }: ServerKey,
  { hash, rejection }: { hash: string; rejection: string | null },
): Promise<void> {
  await tx.run(
    `update server_policies set wanted_hash = null, wanted_by = null, rejection = $4
     where workspace_id = $1 and process_id = $2 and wanted_hash = $3`,
    [workspaceId, processId, hash, rejection],
  );
}

const Stored = z.object({ policy: z.unknown(), hash: z.string() });
const Wanted = z.object({ hash: z.string(), by: z.string() });
const Server = Stored.extend({
  processId: z.number(),
  host: z.string(),
  pid: z.number(),
  wantedHash: z.string().nullable(),
  rejection: z.string().nullable(),
});
