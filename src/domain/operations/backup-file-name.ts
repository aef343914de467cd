/** A backup that somebody asked for, or one that the server makes by itself and deletes again later. */
export type BackupOrigin = 'asked' | 'scheduled';

/**
 * `firebreak-20261128T021500Z.tar`, or `firebreak-scheduled-20261128T030000Z.tar`; encrypted ones end with `.tar.enc`. In the
 * order of their names, those of one origin are in that of time.
 */
export function backupFileName(
  at: Date,
  { origin, isEncrypted }: { origin: BackupOrigin; isEncrypted: boolean },
): string {
  const time = at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  const prefix = origin === 'scheduled' ? scheduledPrefix : 'firebreak-';
  return `${prefix}${time}.tar${isEncrypted ? '.enc' : ''}`;
}

/** What the names of scheduled backups, and of what is left of them, start with. */
export const scheduledPrefix = 'firebreak-scheduled-';

const scheduled = /^firebreak-scheduled-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar(?:\.enc)?$/;

/** When the scheduled backup of this name was made; null: it isn't the name of one. */
export function scheduledAt(name: string): Date | null {
  const [whole, year, month, day, hour, minute, second] = scheduled.exec(name) ?? [];
  return whole === undefined ? null : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
