import { expect, it } from 'vitest';
import { weeklyReportDue } from '../../../src/domain/figures/weekly-report-due.js';
import { nudgePolicy } from '../../support/nudge-rows.js';

const dueAt = (now: string, timeZone = 'UTC', more = {}) => {
  const weeklyReport = { channelId: 'C9', day: 'monday', at: '09:30', ...more } as const;
  return weeklyReportDue(nudgePolicy({ timeZone, weeklyReport }).nudges, new Date(now));
};

it.each([
  ['a minute before', '2026-11-30T09:29:00Z', null],
  ['at its time', '2026-11-30T09:30:00Z', 'weekly_report:C9:2026-11-30'],
  ['two days late', '2026-12-02T23:59:00Z', 'weekly_report:C9:2026-11-30'],
  ['three days late: the next one comes soon', '2026-12-03T00:00:00Z', null],
  ['on the Sunday before', '2026-11-29T12:00:00Z', null],
])('the weekly report is due %s', (_when, now, key) => {
  expect(dueAt(now)?.key ?? null).toBe(key);
});

it('is about the seven days before its own, in the policy’s zone, also when the clocks change', () => {
  expect(dueAt('2026-10-26T13:30:00Z', 'America/New_York')?.week).toMatchObject({
    fromDay: '2026-10-19',
    toDay: '2026-10-26',
    from: new Date('2026-10-19T04:00:00Z'),
    to: new Date('2026-10-26T04:00:00Z'),
  });
  expect(dueAt('2026-11-02T14:30:00Z', 'America/New_York')?.week).toMatchObject({
    from: new Date('2026-10-26T04:00:00Z'),
    to: new Date('2026-11-02T05:00:00Z'),
  });
});

it('is not due without a channel', () => {
  expect(dueAt('2026-11-30T09:30:00Z', 'UTC', { channelId: null })).toBeNull();
});
