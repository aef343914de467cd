import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

export interface Limits {
  timeMs: number;
  /** Of memory; enforced where the system has `/proc`. */
  bytes: number;
}

export interface Ended {
  /** The limit that it was killed for; null if it ended by itself. */
  exceeded: 'timeout' | 'memory' | null;
  /** 0: done. */
  code: number | null;
  out: Buffer;
  err: Buffer;
}

/** Runs a script of Node's with this input, without our environment, until it ends or exceeds a limit. */
export async function runLimited(script: string, input: string, limits: Limits): Promise<Ended> {
  const child = spawn(process.execPath, [script], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
  const watch = watchLimits(child, limits);
  child.stdin.on('error', () => {}); // It ended before it read everything: its exit says why.
  child.stdin.end(input);
  try {
    const [out, err] = await Promise.all([buffer(child.stdout), buffer(child.stderr), exitOf(child)]);
    return { exceeded: watch.exceeded, code: child.exitCode, out, err };
  } finally {
    watch.stop();
  }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

async function exitOf(child: Child): Promise<void> {
  await once(child, 'close');
}

/** Looks at memory this often: it grows by a few hundred megabytes a second at most. */
const everyMs = 200;

function watchLimits(child: Child, { timeMs, bytes }: Limits) {
  const watch: { exceeded: Ended['exceeded']; stop: () => void } = { exceeded: null, stop };
  const kill = (why: 'timeout' | 'memory') => {
    watch.exceeded ??= why;
    child.kill('SIGKILL');
  };
  const timeout = setTimeout(kill, timeMs, 'timeout');
  const interval = setInterval(() => residentBytes(child.pid) > bytes && kill('memory'), everyMs);
  function stop() {
    clearTimeout(timeout);
    clearInterval(interval);
  }
  return watch;
}

/** What a process holds in memory; 0 if that isn't known. Source: proc(5), `statm`, in pages of 4 KiB on most machines. */
function residentBytes(pid: number | undefined): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return Number(pages) * 4_096;
  } catch {
    return 0;
  }
}
