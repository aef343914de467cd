import { readBackupKey } from '../../config/backup-key.js';
import { faultLine } from '../../config/config-fault.js';
import { exitCodes } from '../exit-code.js';
import { Refused } from '../refused.js';
import type { Terminal } from '../terminal.js';

/** The key of encrypted backups, or null if none is set. Refuses one that isn't a key. */
export function backupKey({ env }: Terminal): Buffer | null {
  const key = readBackupKey(env);
  if (key.kind === 'ok') return key.value;
  throw new Refused(key.faults.map(faultLine).join(' '), exitCodes.configuration);
}

/** Like `backupKey`, for work that can't do without. */
export function requireBackupKey(terminal: Terminal): Buffer {
  const key = backupKey(terminal);
  if (key) return key;
  throw new Refused(
    'FIREBREAK_BACKUP_KEY is not set. Make a key, and keep it apart from the backups: openssl rand -base64 32',
    exitCodes.configuration,
  );
}
