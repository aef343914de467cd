import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import postgres from 'postgres';
import { startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';

/** What the figures were measured on. */
export interface AppContext {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  postgres: string;
  /** How many processes wanted to run in the minute before. */
  loadBefore: number;
}

export async function lookAround(): Promise<AppContext> {
  const loadBefore = loadavg()[0] ?? 0;
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: await postgresVersion(),
    loadBefore,
  };
}

export function surroundingsText({
  cpu,
  cores,
  memoryGb,
  node,
  postgres: server,
  loadBefore,
}: AppContext): string {
  const busy =
    loadBefore > 0.5 * cores
      ? `\nSomething else is at work here (load ${loadBefore.toFixed(1)} on ${cores} cores): the figures are worse than they would be.`
      : '';
  return `${cores} cores (${cpu}), ${memoryGb} GB, Node.js ${node}, Postgres ${server}.${busy}`;
}

function postgresVersion(): Promise<string> {
  return onStage(async (stage) => {
    const sql = postgres(await (await startPostgres(stage)).newDatabase('bench_version'), { max: 1 });
    stage.onEnd(() => sql.end());
    const [row] = await sql<{ server_version: string }[]>`show server_version`;
    return row?.server_version ?? 'unknown';
  });
}
