import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Stage } from './stage.js';

/** A server of the benchmark in its own process. */
export interface Child {
  url: string;
  pid: number;
  /** Asks the server to stop and waits until it has. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** The script, relative to this folder's compiled files. */
  script: string;
  args?: string[];
  /** The child's environment, in addition to the basics and PORT. */
  env: Record<string, string>;
  /** Path that returns 200 once the server is ready. */
  readyAt: string;
}

const deadlineMs = 30_000;
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_OPTIONS'];

/** Starts a server and resolves once it is ready, polled every 2 ms. Discards its output, except errors. */
export async function startChild(stage: Stage, options: ChildOptions): Promise<Child> {
  const port = await freePort();
  const script = fileURLToPath(new URL(options.script, import.meta.url));
  const child = spawn(process.execPath, [script, ...(options.args ?? [])], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...Object.fromEntries(inherited.map((name) => [name, process.env[name]])),
      ...options.env,
      HOST: '127.0.0.1',
      PORT: String(port),
    },
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  stage.onEnd(stop);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(`${url}${options.readyAt}`, child);
  return { url, pid: child.pid ?? 0, stop };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + deadlineMs;
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null)
      throw new Error(`A server exited with ${child.exitCode} before it was ready.`);
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${url} was not ready after ${deadlineMs} ms.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.');
  return address.port;
}
