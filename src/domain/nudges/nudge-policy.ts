import type { Role } from '../incident/role.js';
import type { Severity } from '../incident/severity.js';
import type { DaysOff, Weekday } from '../time/working-days.js';

/** When and whom Firebreak reminds. A step that is null is left out. Times of day are `HH:MM`. */
export interface NudgePolicy extends DaysOff {
  /** When a person's digest goes out, in their own zone. */
  digestAt: string;
  /** From this time of day, a late digest waits for the next working day. */
  quietFrom: string;
  /** The IANA zone of channels, and of people whose zone Slack doesn't know. */
  timeZone: string;
  /** Other days off, by country; for the people who chose it, and for those in its time zones. */
  countries: Record<string, CountryDays>;
  /** The user (U…) who hears of what nobody else takes care of, or null. */
  lead: string | null;
  weeklyReport: WeeklyReportPolicy;
  actionItems: ActionItemNudges;
  incidents: IncidentNudges;
}

/** What is left out is as everywhere else. */
export interface CountryDays {
  timeZones?: string[] | undefined;
  weekend?: Weekday[] | undefined;
  holidays?: string[] | undefined;
}

/** `channelId` null: no report is sent. `day` and `at` are in the policy's zone. */
export interface WeeklyReportPolicy {
  channelId: string | null;
  day: Weekday;
  at: string;
}

export interface ActionItemNudges {
  /** Days without an owner; then every week. */
  unownedAfterDays: number | null;
  /** Days before the due date. */
  dueSoonDays: number | null;
  onDueDate: boolean;
  /** Days after the due date, ascending; then every week. */
  overdueDays: number[];
  /** Overdue days after which somebody else hears of it too, each once. */
  commanderAfterDays: number | null;
  channelAfterDays: number | null;
  leadAfterDays: number | null;
}

export interface IncidentNudges {
  updateDue: boolean;
  /** Minutes in triage; then again after as many. */
  triageMinutes: number | null;
  /** The roles that every incident of a severity should have. */
  wantedRoles: Partial<Record<Severity, Role[]>>;
  /** Minutes without one of them. */
  roleMinutes: number | null;
  summaryMinutes: number | null;
  /** Minutes without a message in an active incident's channel, by severity; then again after as many. */
  silentMinutes: Partial<Record<Severity, number | null>>;
  /** Whether its channel is asked, once it is resolved, for facts that it lacks. */
  missingFacts: boolean;
  /** Minutes after a runbook's step was assigned, if nobody has done or skipped it. */
  stepMinutes: number | null;
  /** Days after it was resolved; then every week. */
  notClosedDays: number | null;
}
