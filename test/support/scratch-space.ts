import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** Where the tests' files go: to memory where there is plenty (a database in 15 ms, not in 300), else to the disk. */
export function scratchSpace(): string {
  return hasRoom() && mayRunPrograms() ? MEMORY : tmpdir();
}

/** All the places that an earlier run may have chosen. */
export function everyScratchSpace(): string[] {
  return [MEMORY, tmpdir()].filter((folder) => existsSync(folder));
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES && freemem() >= 2 * ENOUGH_BYTES;
}

/** Copies of Postgres are run from there, which some systems forbid. */
function mayRunPrograms(): boolean {
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8').split('\n') : [];
  return mounts.some((mount) => mount.includes(` ${MEMORY} `) && !mount.includes('noexec'));
}
