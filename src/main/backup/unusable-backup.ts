/** Why a backup can't be used. */
export type BackupFault =
  | 'not_a_backup'
  | 'newer_format'
  | 'newer_version'
  | 'cut_off'
  | 'damaged'
  | 'key_missing'
  | 'wrong_key';

/** A backup that can't be restored. The message says what is wrong with it, as the end of a sentence about the file. */
export class UnusableBackup extends Error {
  readonly code: BackupFault;
  constructor(code: BackupFault, words: string) {
    super(words);
    this.code = code;
  }
}

export function cutOff(): UnusableBackup {
  return new UnusableBackup('cut_off', 'is cut off: its end is missing');
}

export function damaged(where: string): UnusableBackup {
  return new UnusableBackup('damaged', `is damaged: ${where} isn't as it was written`);
}
