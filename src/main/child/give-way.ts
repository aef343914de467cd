import { readFileSync, writeFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** About a tenth of the processor where others want it too, and all of it where nobody does. */
const steps = 10;

/**
 * Lets a process, and what it starts from then on, give way to this one and others like it: answers to people come before
 * files. Where the system doesn't allow it, it runs as it is.
 */
export function giveWay(pid: number): void {
  try {
    setPriority(pid, lower(getPriority()));
  } catch {}
}

/**
 * Lets the leader of a session, and what it starts, give way to processes of other sessions too, such as Postgres: Linux may
 * share the processor among sessions first, and heeds priorities only within one. Source: sched(7), "The autogroup feature".
 */
export function giveWayAsSession(pid: number): void {
  giveWay(pid);
  try {
    const [, own = '0'] = /nice (-?\d+)/.exec(readFileSync('/proc/self/autogroup', 'utf8')) ?? [];
    writeFileSync(`/proc/${pid}/autogroup`, String(lower(Number(own))));
  } catch {}
}

function lower(priority: number): number {
  return Math.min(priority + steps, constants.priority.PRIORITY_LOW);
}
