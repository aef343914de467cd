import { clusterAt } from '../connection.js';
import { EmbeddedUnavailable } from '../embedded-unavailable.js';
import { clusterOf, type Installation } from '../install/installation.js';
import { until } from '../until.js';
import { disownPostmasterFile, isPostmasterOf, type Postmaster, readPostmaster } from './postmaster-file.js';

/** A server already running on the cluster. `reachableOnly`: it answers, but we can't see or stop its process. */
export interface FoundServer extends Postmaster {
  reachableOnly: boolean;
}

/**
 * The server running on this installation's cluster, or null if there is none and one may be started. Waits for a
 * server that is starting or stopping; throws EmbeddedUnavailable (`start_failed`) after `deadlineMs`.
 */
export async function findServer(
  installation: Installation,
  deadlineMs: number,
): Promise<FoundServer | null> {
  const found: { server: FoundServer | null } = { server: null };
  const isSettled = async () => {
    const result = await look(installation);
    found.server = result === 'unsettled' ? null : result;
    return result !== 'unsettled';
  };
  if (await until(isSettled, { everyMs: 50, deadlineMs })) return found.server;
  const pid = readPostmaster(clusterOf(installation))?.pid;
  const what = `A Postgres (process ${pid}) is running on ${clusterOf(installation)} but doesn't accept connections.`;
  throw new EmbeddedUnavailable('start_failed', `${what} Stop it and start again.`);
}

async function look(installation: Installation): Promise<FoundServer | null | 'unsettled'> {
  const cluster = clusterOf(installation);
  const named = readPostmaster(cluster);
  if (!named) return null;
  const served = await clusterAt(named.port, installation.password);
  const isProcess = isPostmasterOf(named.pid, cluster);
  if (served === cluster) return { ...named, reachableOnly: !isProcess };
  if (isProcess) return 'unsettled';
  disownPostmasterFile(cluster);
  return null;
}
