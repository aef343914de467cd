import { msOfTime } from '../nudges/calendar.js';
import type { NudgePolicy } from '../nudges/nudge-policy.js';
import { dayText, instantAt } from '../time/civil-day.js';
import { weekdays } from '../time/working-days.js';
import { dayIn, fixedZone, weekdayOf, zoneNamed } from '../time/zone.js';
import type { Period } from './period.js';

/** A weekly report to send: where, and about which seven days. */
export interface WeeklyReportDue {
  /** Its key in the ledger, `weekly_report:C…:2026-11-30`. */
  key: string;
  channelId: string;
  dueAt: Date;
  week: Period;
}

/** A report that couldn't be sent for so long is left out: the next one comes soon. */
const lateDays = 3;

/** The report that is due at `now`, about the seven days before its day; null if there is none, or it is too late. */
export function weeklyReportDue(policy: NudgePolicy, now: Date): WeeklyReportDue | null {
  const { channelId, day, at } = policy.weeklyReport;
  if (channelId === null) return null;
  const zone = zoneNamed(policy.timeZone) ?? fixedZone(0);
  const today = dayIn(zone, now.getTime());
  const daysAgo = (weekdayOf(today) - weekdays.indexOf(day) + 7) % 7;
  const first = today - daysAgo;
  const dueAt = new Date(instantAt(zone, first, msOfTime(at)));
  if (dueAt > now || daysAgo >= lateDays) return null;
  const [from, to] = [instantAt(zone, first - 7, 0), instantAt(zone, first, 0)];
  return {
    key: `weekly_report:${channelId}:${dayText(first)}`,
    ...{ channelId, dueAt },
    week: { from: new Date(from), to: new Date(to), fromDay: dayText(first - 7), toDay: dayText(first) },
  };
}
