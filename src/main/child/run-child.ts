import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { giveWayAsSession } from './give-way.js';

export interface Limits {
  timeMs: number;
  /** Of memory; enforced where the system has `/proc`. */
  bytes: number;
}

const unlimited: Limits = { timeMs: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

export interface RunOptions {
  /** Default: none. */
  limits?: Limits;
  /** Its environment; default: none. */
  env?: NodeJS.ProcessEnv;
  /** Whether it gets little of the processor while others want it, in a session of its own; default: no. */
  givesWay?: boolean;
  /** Stops it. */
  signal?: AbortSignal;
}

export interface Ended {
  /** The limit that it was stopped for; null if it ended by itself or was killed. */
  exceeded: 'timeout' | 'memory' | null;
  /** The most memory that it held, to a fifth of a second; 0 where that isn't known. */
  peakBytes: number;
  /** 0: done; null: a signal ended it. */
  code: number | null;
  out: Buffer;
  err: Buffer;
}

/** Runs a script of Node's with this input until it ends, exceeds a limit or is stopped. */
export async function runChild(
  script: string,
  input: string,
  { limits = unlimited, env = {}, givesWay = false, signal }: RunOptions,
): Promise<Ended> {
  const stdio: StdioOptions = ['pipe', 'pipe', 'pipe', 'ipc'];
  const child = spawn(process.execPath, [script], { env, stdio, detached: givesWay });
  if (givesWay && child.pid !== undefined) giveWayAsSession(child.pid);
  const end = () => endChild(child);
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end);
  process.once('exit', end);
  const { stdin, stdout, stderr } = pipesOf(child);
  const { watch, stop } = watchLimits(child, limits);
  stdin.on('error', () => {}); // It ended before it read everything: its exit says why.
  stdin.end(input);
  try {
    const [out, err] = await Promise.all([buffer(stdout), buffer(stderr), exitOf(child)]);
    return { ...watch, code: child.exitCode, out, err };
  } finally {
    stop();
    signal?.removeEventListener('abort', end);
    process.off('exit', end);
  }
}

function pipesOf({ stdin, stdout, stderr }: ChildProcess) {
  if (stdin && stdout && stderr) return { stdin, stdout, stderr };
  throw new TypeError('The process was started without pipes.');
}

async function exitOf(child: ChildProcess): Promise<void> {
  await once(child, 'close');
}

/** How long a child has to end what it started itself. */
const endMs = 1_000;

function endChild(child: ChildProcess): void {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), endMs).unref();
}

/** Looks at memory this often: it grows by a few hundred megabytes a second at most. */
const everyMs = 200;

function watchLimits(child: ChildProcess, { timeMs, bytes }: Limits) {
  const watch: Pick<Ended, 'exceeded' | 'peakBytes'> = { exceeded: null, peakBytes: 0 };
  const end = (why: 'timeout' | 'memory') => {
    if (watch.exceeded === null) endChild(child);
    watch.exceeded ??= why;
  };
  const timeout = Number.isFinite(timeMs) ? setTimeout(end, timeMs, 'timeout') : undefined;
  const interval = setInterval(() => {
    watch.peakBytes = Math.max(watch.peakBytes, peakBytesOf(child.pid));
    if (watch.peakBytes > bytes) end('memory');
  }, everyMs);
  const stop = () => {
    clearTimeout(timeout);
    clearInterval(interval);
  };
  return { watch, stop };
}

/** The most memory that a process held; 0 if that isn't known. Source: proc_pid_status(5), `VmHWM`. */
export function peakBytesOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1_024;
  } catch {
    return 0;
  }
}
