import { readFileSync } from 'node:fs';

/** Linux counts processor time in units of 10 ms. */
const tickMs = 10;

/** Processor time used by a process, in milliseconds; null if the system doesn't report it (not Linux). */
export function cpuTimeMs(pid: number): number | null {
  try {
    const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = afterName.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return null;
  }
}
