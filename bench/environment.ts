import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import postgres from 'postgres';
import { startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';

/** The machine and versions of the measurement. */
export interface Environment {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  postgres: string;
  /** Average number of runnable processes in the minute before. */
  loadBefore: number;
}

export async function describeEnvironment(): Promise<Environment> {
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

export function environmentText({
  cpu,
  cores,
  memoryGb,
  node,
  postgres: server,
  loadBefore,
}: Environment): string {
  const busy =
    loadBefore > 0.5 * cores
      ? `\nOther processes are running (load ${loadBefore.toFixed(1)} on ${cores} cores): these figures are worse than on an idle machine.`
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
