import { z } from 'zod';
import { roles } from '../../../domain/incident/role.js';
import { weekdays } from '../../../domain/time/working-days.js';
import { dayOfDate, zoneNamed } from '../../../domain/time/zone.js';
import { wholeNumber, yesOrNo } from './schema-parts.js';

/** The section `nudges`; everything is optional. */
export function nudges() {
  return z.strictObject(
    {
      digestAt: timeOfDay().optional(),
      quietFrom: timeOfDay().optional(),
      timeZone: timeZone().optional(),
      weekend: weekend().optional(),
      holidays: holidays().optional(),
      countries: z.record(z.string(), country(), { error: 'days off by country' }).optional(),
      lead: z
        .string({ error: leadError })
        .regex(/^[UW][A-Z0-9]{2,}$/, { error: leadError })
        .nullish(),
      weeklyReport: weeklyReport().optional(),
      actionItems: actionItems().optional(),
      incidents: incidents().optional(),
    },
    { error: 'the settings of nudges' },
  );
}

const leadError = 'a user id (U…), or null';

function weeklyReport() {
  const error = 'a channel id (C…), or null';
  const channelId = z
    .string({ error })
    .regex(/^[CG][A-Z0-9]{2,}$/, { error })
    .nullish();
  const day = z.enum(weekdays, { error: `one of ${weekdays.join(', ')}` }).optional();
  return z.strictObject(
    { channelId, day, at: timeOfDay().optional() },
    { error: 'the settings of the weekly report' },
  );
}

function actionItems() {
  const days = wholeNumber('days', 365).nullish();
  const overdueError = 'a list of at most 10 days, ascending';
  const overdueDays = z
    .array(wholeNumber('days', 365), { error: overdueError })
    .max(10, { error: overdueError })
    .refine((list) => list.every((day, at) => day > (list[at - 1] ?? 0)), { error: overdueError });
  return z.strictObject(
    {
      unownedAfterDays: days,
      dueSoonDays: days,
      onDueDate: yesOrNo().optional(),
      overdueDays: overdueDays.optional(),
      commanderAfterDays: days,
      channelAfterDays: days,
      leadAfterDays: days,
    },
    { error: 'the nudges about action items' },
  );
}

function incidents() {
  const minutes = wholeNumber('minutes', 7 * 24 * 60).nullish();
  const role = z.enum(roles, { error: `one of ${roles.join(', ')}` });
  return z.strictObject(
    {
      updateDue: yesOrNo().optional(),
      triageMinutes: minutes,
      wantedRoles: bySeverity(z.array(role, { error: 'a list of roles' }).optional(), 'roles by severity'),
      roleMinutes: minutes,
      summaryMinutes: minutes,
      silentMinutes: bySeverity(minutes, 'minutes by severity'),
      missingFacts: yesOrNo().optional(),
      stepMinutes: minutes,
      notClosedDays: wholeNumber('days', 365).nullish(),
    },
    { error: 'the nudges about incidents' },
  );
}

function bySeverity<T extends z.ZodType>(value: T, error: string) {
  return z
    .strictObject({ sev1: value, sev2: value, sev3: value, sev4: value, sev5: value }, { error })
    .optional();
}

function country() {
  const zones = z.array(timeZone(), { error: 'a list of IANA time zones' });
  return z.strictObject(
    { timeZones: zones.optional(), weekend: weekend().optional(), holidays: holidays().optional() },
    { error: 'the days off in the country' },
  );
}

function timeOfDay() {
  const error = 'a time of day like “09:30”';
  return z.string({ error }).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error });
}

function timeZone() {
  const error = 'an IANA time zone, such as Europe/Berlin';
  return z.string({ error }).refine((name) => zoneNamed(name) !== null, { error });
}

function weekend() {
  const error = 'a list of at most six days: saturday, sunday …';
  return z.array(z.enum(weekdays, { error: `one of ${weekdays.join(', ')}` }), { error }).max(6, { error });
}

function holidays() {
  const error = 'a date like 2026-12-25, or 12-25 for every year';
  return z.array(z.string({ error }).refine(isDate, { error }), { error: 'a list of dates' });
}

function isDate(text: string): boolean {
  const [, year = '2000', month, day] = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(text) ?? [];
  return month !== undefined && dayOfDate(Number(year), Number(month), Number(day)) !== null;
}
