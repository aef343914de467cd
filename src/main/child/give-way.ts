import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Gets about a fiftieth of the processor where others want it too, and all of it where nobody does. */
const lowest = constants.priority.PRIORITY_LOW;

/**
 * Lets a process, and what it starts from then on, give way to every other: answers to people come before files. Where the
 * system doesn't allow it, it runs as it is.
 */
export function giveWay(pid: number): void {
  tryTo(() => setPriority(pid, lowest));
}

/**
 * Lets the leader of a session, and what it starts, give way to processes of other sessions too, such as Postgres: Linux may
 * share the processor among sessions first, and heeds priorities only within one. Source: sched(7), "The autogroup feature".
 */
export function giveWayAsSession(pid: number): void {
  tryTo(() => {
    setPriority(pid, lowest);
    writeFileSync(`/proc/${pid}/autogroup`, String(lowest));
  });
}

function tryTo(lower: () => void): void {
  try {
    lower();
  } catch {}
}
