import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Lets the tests, and what they start, give way to other programs of the machine. They keep all processors busy, and what
 * gives way to the bot, such as an export, would starve among tests of the usual priority.
 */
export function giveWayToPeople(): void {
  setPriority(priority);
  try {
    writeFileSync('/proc/self/autogroup', String(priority));
  } catch {} // Not every system shares the processor among sessions.
}

/** Less than what an export gives way. */
const priority = 10;
