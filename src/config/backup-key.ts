import { type Checked, faulty, valid } from './config-fault.js';
import { type Environment, variable } from './environment.js';

const keyBytes = 32;

/** The key of encrypted backups; null: none is set. Never say its value. */
export function readBackupKey(env: Environment): Checked<Buffer | null> {
  const value = variable(env, 'FIREBREAK_BACKUP_KEY');
  if (value === null) return valid(null);
  const key = Buffer.from(value, 'base64');
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(value) && key.length === keyBytes) return valid(key);
  return faulty({
    where: 'FIREBREAK_BACKUP_KEY',
    found: 'something else (not shown)',
    expected: '32 bytes in base64',
    remedy: 'Make one, and keep it apart from the backups: openssl rand -base64 32',
  });
}
