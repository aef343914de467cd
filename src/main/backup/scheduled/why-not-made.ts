import { describeError } from '../../../log/describe-error.js';
import { whyNotWritten } from '../../exports/why-not-written.js';
import { UnusableBackup } from '../unusable-backup.js';

/** Why a scheduled backup could not be made, and what to do about it, as sentences. */
export function whyNotMade(error: unknown, path: string): { why: string; remedy: string } {
  const notWritten = whyNotWritten(error, path);
  if (notWritten !== null) return { why: notWritten, remedy: remedyFor(error) };
  if (error instanceof UnusableBackup) return { why: `${path} ${error.message}.`, remedy: checkDisk };
  return { why: wordsOf(error), remedy: tryByHand };
}

function remedyFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return remedies[code] ?? 'Check the folder in FIREBREAK_BACKUP_DIR.';
}

const makeRoom =
  'Make room, name a folder on another disk in FIREBREAK_BACKUP_DIR, or lower FIREBREAK_BACKUP_KEEP.';
const letWrite =
  'Let the user who runs the server write to this folder, or name another one in FIREBREAK_BACKUP_DIR.';
const nameFolder = 'Name a folder in FIREBREAK_BACKUP_DIR.';
const remedies: Record<string, string> = {
  ...{ ENOSPC: makeRoom, EDQUOT: makeRoom },
  ...{ EACCES: letWrite, EPERM: letWrite, EROFS: letWrite },
  ...{ ENOTDIR: nameFolder, EEXIST: nameFolder },
};

const checkDisk = 'Check the disk of FIREBREAK_BACKUP_DIR: what was written there is not what was read back.';
export const tryByHand = 'See whether it works by hand: firebreak backup --out FOLDER';

/** Node gives an error without words if each of several addresses refused a connection. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is not an error was thrown.';
  const { message, code } = describeError(error, (text) => text);
  return message === '' ? (code ?? error.name) : message;
}
