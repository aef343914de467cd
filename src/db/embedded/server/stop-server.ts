import { isRunning, type ProcessRef } from '../owner-record.js';
import { until } from '../until.js';

/** Postgres's fast shutdown (SIGINT: ends sessions and writes everything); kills the server after `deadlineMs`. */
export async function stopServer(server: ProcessRef, deadlineMs = 10_000): Promise<void> {
  if (!isRunning(server)) return;
  const isGone = () => !isRunning(server);
  process.kill(server.pid, 'SIGINT');
  if (await until(isGone, { everyMs: 10, deadlineMs })) return;
  process.kill(server.pid, 'SIGKILL');
  await until(isGone, { everyMs: 10, deadlineMs });
}
