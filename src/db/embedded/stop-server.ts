import { processIdentity } from './process-identity.js';
import { until } from './until.js';

/** Postgres's fast shutdown (SIGINT: sessions are ended, all is written); after `patienceMs` it is killed. */
export async function stopServer(pid: number, patienceMs = 10_000): Promise<void> {
  const server = processIdentity(pid);
  if (server === null) return;
  const isGone = () => processIdentity(pid) !== server;
  process.kill(pid, 'SIGINT');
  if (await until(isGone, { everyMs: 10, patienceMs })) return;
  process.kill(pid, 'SIGKILL');
  await until(isGone, { everyMs: 10, patienceMs });
}
