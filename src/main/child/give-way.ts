import { constants, getPriority, setPriority } from 'node:os';

/** About a tenth of the processor where others want it too, and all of it where nobody does. */
const steps = 10;

/**
 * Lets a process, and what it starts from then on, give way to this one and others like it: answers to people come before
 * files. Where the system doesn't allow it, it runs as it is.
 */
export function giveWay(pid: number): void {
  try {
    setPriority(pid, Math.min(getPriority() + steps, constants.priority.PRIORITY_LOW));
  } catch {}
}
