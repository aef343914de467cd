import { type Holder, isHolding } from './owner-record.js';
import { until } from './until.js';

/** Postgres's fast shutdown (SIGINT: sessions are ended, all is written); after `deadlineMs` it is killed. */
export async function stopServer(server: Holder, deadlineMs = 10_000): Promise<void> {
  if (!isHolding(server)) return;
  const isGone = () => !isHolding(server);
  process.kill(server.pid, 'SIGINT');
  if (await until(isGone, { everyMs: 10, deadlineMs })) return;
  process.kill(server.pid, 'SIGKILL');
  await until(isGone, { everyMs: 10, deadlineMs });
}
