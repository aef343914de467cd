import { expect } from 'vitest';
import { ask } from './ask.js';
import { aUsedHome, started } from './data-dir.js';

/** A Postgres server for the test with an empty database; it restarts when killed. */
export interface KillableServer {
  url: string;
  /** Sends kill -9, so that unwritten data is lost. Resolves once it accepts connections again. */
  kill(): Promise<void>;
}

export async function aKillableServer(): Promise<KillableServer> {
  const server = await started(await aUsedHome());
  const kill = async () => {
    const killed = server.pid;
    process.kill(killed, 'SIGKILL');
    const isBack = async () => server.pid !== killed && (await answers(server.url));
    await expect.poll(isBack, { timeout: 30_000, interval: 25 }).toBe(true);
  };
  return { url: server.url, kill };
}

function answers(url: string): Promise<boolean> {
  return ask(url, 'select 1').then(
    () => true,
    () => false,
  );
}
