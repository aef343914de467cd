/** Slack's default zone. */
const defaultZone = 'America/Los_Angeles';

/** Like `14:02` in the person's zone. `ts` is a message timestamp. */
export function clockTime(ts: string, tz: string | undefined): string {
  return format('clock', tz).format(at(ts));
}

/** `Monday, 3 November 2025 at 14:02:07`. */
export function fullTime(ts: string, tz: string | undefined): string {
  return format('full', tz).format(at(ts));
}

/** A key that is equal for all times on one day of the person. */
export function dayOf(ts: string, tz: string | undefined): string {
  return format('day', tz).format(at(ts));
}

/** `Today`, `Yesterday`, or `Monday, 3 November`, with the year if it differs. */
export function dayName(ts: string, tz: string | undefined, now: Date): string {
  const day = dayOf(ts, tz);
  const seconds = now.getTime() / 1000;
  if (day === dayOf(String(seconds), tz)) return 'Today';
  if (day === dayOf(String(seconds - 86_400), tz)) return 'Yesterday';
  const isThisYear = day.slice(-4) === dayOf(String(seconds), tz).slice(-4);
  return format(isThisYear ? 'date' : 'dateWithYear', tz).format(at(ts));
}

/** Like `14:02` in a zone, with the weekday if it differs from the viewer's. */
export function localTime(tz: string | undefined, now: Date, viewer: string | undefined): string {
  const ts = String(now.getTime() / 1000);
  const time = clockTime(ts, tz);
  return dayOf(ts, tz) === dayOf(ts, viewer) ? time : `${time} ${format('weekday', tz).format(now)}`;
}

const shapes = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  full: { dateStyle: 'full', timeStyle: 'medium' },
  day: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date: { weekday: 'long', day: 'numeric', month: 'long' },
  dateWithYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(shape: keyof typeof shapes, tz: string | undefined): Intl.DateTimeFormat {
  const key = `${shape} ${tz}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...shapes[shape], timeZone: tz ?? defaultZone });
  formats.set(key, made);
  return made;
}

function at(ts: string): number {
  return Number(ts) * 1000;
}
