import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Identifies a process even if its number is reused later: its start time and boot. Null if no such process is alive
 * (zombies aren't). The number alone if the system can't tell.
 */
export function processIdentity(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (existsSync('/proc/self/stat')) return fromProc(pid);
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  return ps.status === 0 ? ps.stdout.trim() : String(pid);
}

/** Whether a process with this number is alive, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return procStat(pid)?.[0] !== 'Z';
}

/** The command line of a running process, arguments separated by spaces; null if it can't be read. */
export function commandLine(pid: number): string | null {
  try {
    if (existsSync('/proc/self/cmdline')) {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    }
  } catch {
    return null;
  }
  const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.status === 0 ? ps.stdout.trim() : null;
}

function fromProc(pid: number): string | null {
  const startTicks = procStat(pid)?.[19];
  return startTicks
    ? `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`
    : null;
}

/**
 * The fields of proc_pid_stat(5) after the name in brackets: [0] is field 3, the state; [19] is field 22, the start
 * time.
 */
function procStat(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return null;
  }
}
