import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
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
  /** The most memory that it held, to a fifth of a second; 0 where that isn't known. */
  peakBytes: number;
  /** 0: done. */
  code: number | null;
  out: Buffer;
  err: Buffer;
}

/** Runs a script of Node's with this input, without our environment, until it ends or exceeds a limit. */
export async function runLimited(script: string, input: string, limits: Limits): Promise<Ended> {
  const child = spawn(process.execPath, [script], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
  giveWay(child.pid);
  const { watch, stop } = watchLimits(child, limits);
  child.stdin.on('error', () => {}); // It ended before it read everything: its exit says why.
  child.stdin.end(input);
  try {
    const [out, err] = await Promise.all([buffer(child.stdout), buffer(child.stderr), exitOf(child)]);
    return { ...watch, code: child.exitCode, out, err };
  } finally {
    stop();
  }
}

/** Answers to people come before files. Where the system doesn't allow it, it runs as it is. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {}
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

async function exitOf(child: Child): Promise<void> {
  await once(child, 'close');
}

/** Looks at memory this often: it grows by a few hundred megabytes a second at most. */
const everyMs = 200;

function watchLimits(child: Child, { timeMs, bytes }: Limits) {
  const watch: Pick<Ended, 'exceeded' | 'peakBytes'> = { exceeded: null, peakBytes: 0 };
  const kill = (why: 'timeout' | 'memory') => {
    watch.exceeded ??= why;
    child.kill('SIGKILL');
  };
  const timeout = setTimeout(kill, timeMs, 'timeout');
  const interval = setInterval(() => {
    watch.peakBytes = Math.max(watch.peakBytes, peakBytesOf(child.pid));
    if (watch.peakBytes > bytes) kill('memory');
  }, everyMs);
  const stop = () => {
    clearTimeout(timeout);
    clearInterval(interval);
  };
  return { watch, stop };
}

/** The most memory that a process held; 0 if that isn't known. Source: proc_pid_status(5), `VmHWM`. */
function peakBytesOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1_024;
  } catch {
    return 0;
  }
}
