import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** Folder for test files: in memory if there is enough (a database takes 15 ms instead of 300), otherwise on disk. */
export function scratchSpace(): string {
  return hasRoom() && mayRunPrograms() ? MEMORY : tmpdir();
}

/** All folders that an earlier run may have used. */
export function everyScratchSpace(): string[] {
  return [MEMORY, tmpdir()].filter((folder) => existsSync(folder));
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES && freemem() >= 2 * ENOUGH_BYTES;
}

/** Copies of Postgres run from there, which some systems forbid. */
function mayRunPrograms(): boolean {
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8').split('\n') : [];
  return mounts.some((mount) => mount.includes(` ${MEMORY} `) && !mount.includes('noexec'));
}
