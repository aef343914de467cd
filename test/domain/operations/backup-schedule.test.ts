import { describe, expect, it } from 'vitest';
import { backupFileName } from '../../../src/domain/operations/backup-file-name.js';
import {
  backupsToDelete,
  isBackupDue,
  newestBackup,
} from '../../../src/domain/operations/backup-schedule.js';
import { examineBackups } from '../../../src/domain/operations/examine-backups.js';

const on = (text: string) => new Date(`2026-${text}Z`);
const three = 3 * 60;

describe('a scheduled backup', () => {
  it.each<[string, Date | null, Date, boolean]>([
    ['at once if there is none', null, on('12-02T14:00:00'), true],
    ['not before its time of day', on('12-01T03:00:20'), on('12-02T02:59:59'), false],
    ['from its time of day on', on('12-01T03:00:20'), on('12-02T03:00:00'), true],
    ['once a day', on('12-02T03:00:00'), on('12-02T23:00:00'), false],
    ['later, if its night was missed', on('11-29T03:00:20'), on('12-02T11:30:00'), true],
    ['if one was made before its time on the same day', on('12-02T02:00:00'), on('12-02T03:00:05'), true],
    ['if the last one is in the future', on('12-24T03:00:20'), on('12-02T11:30:00'), true],
    ['not because another clock is a bit ahead', on('12-02T03:00:50'), on('12-02T03:00:20'), false],
  ])('is due %s', (_when, madeAt, now, isDue) => {
    expect(isBackupDue(madeAt, three, now)).toBe(isDue);
  });

  it('is due by UTC, also at midnight', () => {
    expect(isBackupDue(on('12-01T00:00:10'), 0, on('12-01T23:59:59'))).toBe(false);
    expect(isBackupDue(on('12-01T00:00:10'), 0, on('12-02T00:00:00'))).toBe(true);
  });
});

describe('the retention of backups', () => {
  const name = (day: string, isEncrypted = false) =>
    backupFileName(on(`${day}T03:00:20`), { origin: 'scheduled', isEncrypted });
  const made = name('12-05');

  it('deletes the oldest beyond the number that is kept, whether encrypted or not', () => {
    const names = [name('12-03'), name('12-01', true), made, name('12-04'), name('12-02')];
    expect(backupsToDelete(names, { keep: 3, made })).toEqual([name('12-01', true), name('12-02')]);
    expect(backupsToDelete(names, { keep: 5, made })).toEqual([]);
    expect(backupsToDelete(names, { keep: 14, made })).toEqual([]);
  });

  it('never deletes the one that was just made, although its clock is behind', () => {
    const early = name('01-01');
    expect(backupsToDelete([early, name('12-03'), name('12-04')], { keep: 1, made: early })).toEqual([
      name('12-03'),
      name('12-04'),
    ]);
  });

  it('leaves what is not a scheduled backup', () => {
    const others = [
      backupFileName(on('12-01T03:00:20'), { origin: 'asked', isEncrypted: false }),
      ...[
        'before-upgrade.tar',
        `${name('12-01')}.1234.partial`,
        `${name('12-01')}.bak`,
        `old-${name('12-01')}`,
      ],
      'firebreak-scheduled-today.tar',
    ];
    expect(backupsToDelete([...others, made], { keep: 1, made })).toEqual([]);
    expect(newestBackup(others)).toBeNull();
  });
});

describe('doctor', () => {
  const newest = { name: 'firebreak-scheduled-20261202T030020Z.tar', at: on('12-02T03:00:20') };
  const madeAt = new Date('2026-12-02T03:00:20.250Z');
  const line = (facts: Parameters<typeof examineBackups>[0], now: Date) => {
    const { verdict, found, fix } = examineBackups(facts, now);
    return `${verdict}: ${found}${fix === null ? '' : ' → …'}`;
  };

  it('says how old the last backup is, and where', () => {
    const facts = { folder: '/backups', newest, madeAt };
    const path = '/backups/firebreak-scheduled-20261202T030020Z.tar';
    expect(line(facts, on('12-02T08:10:00'))).toBe(`ok: last backup 5 h ago, ${path}`);
    expect(line({ ...facts, madeAt: null }, on('12-02T03:20:20'))).toBe(
      `ok: last backup 20 min ago, ${path}`,
    );
    expect(line(facts, on('12-05T08:10:00'))).toBe(`warning: last backup 3 days ago, ${path} → …`);
  });

  it('knows of one that another server made', () => {
    const facts = { folder: '/backups', newest, madeAt: on('12-03T03:00:20') };
    expect(line(facts, on('12-03T05:00:20'))).toBe(
      'ok: last backup 2 h ago, not in /backups on this machine',
    );
  });

  it('warns if there is none yet, and names the ways to have them if none are scheduled', () => {
    expect(line({ folder: '/backups', newest: null, madeAt: null }, on('12-03T05:00:20'))).toBe(
      'warning: none in /backups yet → …',
    );
    expect(line(null, on('12-03T05:00:20'))).toMatch(
      /^ok: none are scheduled: set FIREBREAK_BACKUP_DIR, unless/,
    );
  });
});
