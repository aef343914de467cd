import { expect } from 'vitest';
import { ask } from './ask.js';
import { aUsedHome, started } from './data-dir.js';

/** A Postgres of the test's own, with an empty database, that comes back by itself when it is killed. */
export interface MortalServer {
  url: string;
  /** kill -9: what it has not written is gone. Resolves when it takes connections again. */
  kill(): Promise<void>;
}

export async function aMortalServer(): Promise<MortalServer> {
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
