import type { Database } from '../../db/database.js';
import {
  countServersWithoutPolicy,
  listServerPolicies,
  type ServerPolicy,
  type WantedPolicy,
  wantPolicy,
} from '../../db/queries/operations/server-policies.js';

/** The servers that are running, and how many don't say by which policy: they are starting, or of an earlier version. */
export async function readServerPolicies(
  db: Database,
): Promise<{ servers: ServerPolicy[]; unknown: number }> {
  return { servers: await listServerPolicies(db), unknown: await countServersWithoutPolicy(db) };
}

/** What became of a server that was asked to take a policy. `why`: on one line. */
export type Applied = { server: ServerPolicy } & (
  | { kind: 'taken' | 'stopped' | 'silent' }
  | { kind: 'rejected'; why: string }
);

/** Servers look for such requests every 3 seconds; each then reads its file. */
const everyMs = 250;
const maxWaitMs = 20_000;

/** Asks servers to take a policy from their files, and waits until each has answered, 20 s at most. */
export async function applyPolicy(
  { db, pause }: { db: Database; pause: (ms: number) => Promise<unknown> },
  { servers, ...wanted }: WantedPolicy & { servers: readonly ServerPolicy[] },
): Promise<Applied[]> {
  await wantPolicy(
    db,
    servers.map(({ processId }) => processId),
    wanted,
  );
  for (let waitedMs = 0; ; waitedMs += everyMs) {
    const now = await listServerPolicies(db);
    const applied = servers.map((server) =>
      appliedBy(
        server,
        now.find(({ processId }) => processId === server.processId),
        wanted.hash,
      ),
    );
    if (waitedMs >= maxWaitMs || !applied.some(({ kind }) => kind === 'silent')) return applied;
    await pause(everyMs);
  }
}

function appliedBy(server: ServerPolicy, now: ServerPolicy | undefined, hash: string): Applied {
  if (!now) return { server, kind: 'stopped' };
  if (now.hash === hash) return { server, kind: 'taken' };
  return now.rejection === null
    ? { server, kind: 'silent' }
    : { server, kind: 'rejected', why: now.rejection };
}
