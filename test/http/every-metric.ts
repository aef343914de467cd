import { createMetrics, type Metrics } from '../../src/http/metrics.js';

/** Metrics in which everything has been counted once. */
export function countedOnce(): Metrics {
  const metrics = createMetrics({
    poolLoad: () => ({ maxConnections: 12, active: 3, waiting: 1 }),
    pingDatabase: async () => {},
    effectDepth: async () => [{ kind: 'invite', state: 'dead', count: 1, oldest: new Date(0) }],
    lastBackupAt: async () => new Date(0),
    clock: () => new Date(0),
  });
  metrics.commandAcked({ command: 'start', outcome: 'accepted', ms: 1 });
  metrics.slackCalled({ method: 'chat.update', outcome: 'ok', ms: 1 });
  metrics.effectFinished({ kind: 'invite', outcome: 'done' });
  return metrics;
}

/** The lines of a scrape in which every metric has been counted once. */
export async function everyMetric(): Promise<string[]> {
  return (await countedOnce().expose()).text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}
