import { dayFrom, dayText, hasDay, instantAt } from '../time/civil-day.js';
import { type DaysOff, isWorkingDay } from '../time/working-days.js';
import { dayIn, fixedZone, type Zone, zoneNamed } from '../time/zone.js';
import type { CountryDays, NudgePolicy } from './nudge-policy.js';
import type { PersonRow } from './rows.js';

/** When a person or a channel can be asked. Days are counted from 1970-01-01, instants are in milliseconds. */
export interface Calendar {
  dayOf(instant: number): number;
  startOf(day: number): number;
  /** When the day's digest is sent, and until when it still can be; null on days off. */
  digestOn(day: number): DigestHours | null;
  /** The first day after an absence. */
  backOn: number;
}

interface DigestHours {
  /** The day, `2026-12-01`. */
  date: string;
  at: number;
  until: number;
}

/** The calendar of a person; null: of channels, and of people of whom nothing is known. */
export function calendarOf(policy: NudgePolicy, person: PersonRow | null): Calendar {
  const zone = zoneNamed(person?.timeZone ?? policy.timeZone) ?? zoneNamed(policy.timeZone) ?? fixedZone(0);
  const { weekend, holidays } = daysOffOf(policy, person);
  const digestAt = msOfTime(person?.digestAt ?? policy.digestAt);
  const quietFrom = msOfTime(policy.quietFrom);
  return {
    dayOf: remembered((instant) => dayIn(zone, instant)),
    startOf: remembered((day) => instantAt(zone, day, 0)),
    digestOn: remembered((day) =>
      hasDay(zone, day) && isWorkingDay({ weekend, holidays }, day)
        ? digestHours(zone, day, { digestAt, quietFrom })
        : null,
    ),
    backOn: dayFrom(person?.awayUntil ?? '') ?? Number.NEGATIVE_INFINITY,
  };
}

/** Calendars by the id of a user or channel, each made once; people with the same settings share one. */
export function calendarsOf(
  policy: NudgePolicy,
  people: ReadonlyMap<string, PersonRow>,
): (id: string) => Calendar {
  const made = new Map<string, Calendar>();
  return remembered((id) => {
    const person = people.get(id) ?? null;
    const settings = JSON.stringify({ ...person, userId: null, gone: null });
    const calendar = made.get(settings) ?? calendarOf(policy, person);
    made.set(settings, calendar);
    return calendar;
  });
}

/** A digest that goes out in the quiet hours, because somebody chose such a time, can be late until midnight. */
function digestHours(
  zone: Zone,
  day: number,
  { digestAt, quietFrom }: { digestAt: number; quietFrom: number },
): DigestHours {
  const until = quietFrom > digestAt ? instantAt(zone, day, quietFrom) : instantAt(zone, day + 1, 0);
  return { date: dayText(day), at: instantAt(zone, day, digestAt), until };
}

/** The days on which this person doesn't work: their own choice, those of their country, or those of the policy. */
export function daysOffOf(policy: NudgePolicy, person: PersonRow | null): DaysOff {
  const name = countryOf(policy, person);
  const country: CountryDays | undefined = name === null ? undefined : policy.countries[name];
  return {
    weekend: person?.weekend ?? country?.weekend ?? policy.weekend,
    holidays: country?.holidays ?? policy.holidays,
  };
}

/** The country that a person chose, or the one that has their time zone; null if there is none. */
export function countryOf({ countries }: NudgePolicy, person: PersonRow | null): string | null {
  if (person?.country) return person.country;
  const zone = person?.timeZone;
  const found = Object.entries(countries).find(([, { timeZones }]) => zone && timeZones?.includes(zone));
  return found?.[0] ?? null;
}

/** Milliseconds after midnight; `09:30`. */
export function msOfTime(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}

/** Computes each value once: a zone's offsets cost microseconds, and many rows ask for the same days. */
function remembered<K, T>(compute: (key: K) => T): (key: K) => T {
  const values = new Map<K, T>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}
