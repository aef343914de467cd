import { clusterAt } from './connection.js';
import { EmbeddedUnavailable } from './embedded-unavailable.js';
import { clusterOf, type Installation } from './installation.js';
import { disownPostmasterFile, isPostmasterOf, type Postmaster, readPostmaster } from './postmaster-file.js';
import { until } from './until.js';

/** A server already running on the cluster. `reachableOnly`: it answers, but is no process that we can see or stop. */
export interface FoundServer extends Postmaster {
  reachableOnly: boolean;
}

/**
 * The server that runs this installation's cluster, or null when none does and one may be started. Waits for one
 * that is starting or stopping; throws EmbeddedUnavailable (`start_failed`) when it stays so for `deadlineMs`.
 */
export async function findServer(
  installation: Installation,
  deadlineMs: number,
): Promise<FoundServer | null> {
  const found: { server: FoundServer | null } = { server: null };
  const isSettled = async () => {
    const seen = await look(installation);
    found.server = seen === 'unsettled' ? null : seen;
    return seen !== 'unsettled';
  };
  if (await until(isSettled, { everyMs: 50, deadlineMs })) return found.server;
  const pid = readPostmaster(clusterOf(installation))?.pid;
  const what = `A Postgres (process ${pid}) runs on ${clusterOf(installation)} but takes no connections.`;
  throw new EmbeddedUnavailable('start_failed', `${what} End it and start again.`);
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
