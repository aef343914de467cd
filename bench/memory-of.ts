import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const mega = 1_024;

/** Resident memory of a process in MB, with shared pages counted in full. */
export function residentMb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / mega;
}

/**
 * Memory of a process's children in MB, with each shared page counted once (Linux's PSS); null if the system doesn't
 * report it.
 */
export function familyMb(pid: number): number | null {
  try {
    return descendants(pid).reduce((sum, child) => sum + proportionalMb(child), 0);
  } catch {
    return null;
  }
}

function descendants(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): number[] =>
    pairs.flatMap(([child = 0, of]) => (of === parent ? [child, ...childrenOf(child)] : []));
  return childrenOf(pid);
}

function proportionalMb(pid: number): number {
  const [, kb = ''] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
  return Number(kb) / mega;
}
