/** Who reads a date: their IANA time zone and the current time. Without the time, `{ago}` and "today" become full dates. */
export interface DateReader {
  tz: string;
  now?: Date;
}

/**
 * Fills Slack's date templates such as `{date_short_pretty} at {time}` for a time (Unix seconds) in the reader's zone.
 * Source: https://docs.slack.dev/messaging/formatting-message-text#date-formatting. Unknown tokens stay as they are, and
 * so does the whole template for an invalid date.
 */
export function filledDate(template: string, seconds: number, reader: DateReader): string {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return template;
  return template.replace(
    /\{([a-z_]+)\}/g,
    (whole, token: string) => tokens[token]?.(moment, reader) ?? whole,
  );
}

type Token = (moment: Date, reader: DateReader) => string;

const parts = (options: Intl.DateTimeFormatOptions): Token => {
  const byZone = new Map<string, Intl.DateTimeFormat>();
  return (moment, { tz }) => {
    const format = byZone.get(tz) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone: tz });
    byZone.set(tz, format);
    return format.format(moment);
  };
};

/** A token that shows "today", "yesterday" or "tomorrow" when it applies. */
const pretty =
  (otherwise: Token): Token =>
  (moment, reader) =>
    relativeDay(moment, reader) ?? otherwise(moment, reader);

const year = parts({ year: 'numeric' });
const dayNumber = parts({ day: 'numeric' });
const weekday = parts({ weekday: 'long' });
const month = parts({ month: 'long' });
const shortMonth = parts({ month: 'short' });
const numeric = parts({ year: 'numeric', month: '2-digit', day: '2-digit' });
const clock = parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clockWithSeconds = parts({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

const ordinalDay: Token = (moment, reader) => ordinal(Number(dayNumber(moment, reader)));
const date: Token = (moment, reader) => `${month(moment, reader)} ${ordinalDay(moment, reader)}`;
const dateLong: Token = (moment, reader) =>
  `${weekday(moment, reader)}, ${date(moment, reader)}, ${year(moment, reader)}`;
const dateLongFull: Token = (moment, reader) =>
  `${month(moment, reader)} ${dayNumber(moment, reader)}, ${year(moment, reader)}`;
const dateShort: Token = (moment, reader) =>
  `${shortMonth(moment, reader)} ${dayNumber(moment, reader)}, ${year(moment, reader)}`;
/** Like 2026-11-23, in any locale. */
export const isoDay: Token = (moment, reader) =>
  numeric(moment, reader).replace(/(\d+)\/(\d+)\/(\d+)/, '$3-$1-$2');
const slashDay: Token = (moment, reader) =>
  numeric(moment, reader).replace(/(\d+)\/(\d+)\/(\d+)/, '$2/$1/$3');
const divider: Token = (moment, reader) =>
  reader.now && year(moment, reader) === year(reader.now, reader)
    ? `${weekday(moment, reader)}, ${date(moment, reader)}`
    : dateLong(moment, reader);

const tokens: Readonly<Record<string, Token>> = {
  date,
  date_pretty: pretty(date),
  date_num: isoDay,
  date_slash: slashDay,
  date_long: dateLong,
  date_long_full: dateLongFull,
  date_long_pretty: pretty(dateLong),
  date_short: dateShort,
  date_short_pretty: pretty(dateShort),
  day_divider_pretty: pretty(divider),
  time: clock,
  time_secs: clockWithSeconds,
  ago,
};

/** The time in the reader's zone on the 24-hour clock, like 14:02. */
export const clockOf = clock;

function relativeDay(moment: Date, reader: DateReader): string | undefined {
  if (!reader.now) return undefined;
  const dayMs = 86_400_000;
  const days = (Date.parse(isoDay(moment, reader)) - Date.parse(isoDay(reader.now, reader))) / dayMs;
  return new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(days);
}

function ordinal(day: number): string {
  const teen = day % 100 >= 11 && day % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

const spans: readonly [name: string, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function ago(moment: Date, reader: DateReader): string {
  if (!reader.now) return clock(moment, reader);
  const passed = (reader.now.getTime() - moment.getTime()) / 1000;
  const span = spans.find(([, seconds]) => Math.abs(passed) >= seconds);
  if (!span) return passed < 0 ? 'in a moment' : 'just now';
  const count = Math.floor(Math.abs(passed) / span[1]);
  const words = `${count} ${span[0]}${count === 1 ? '' : 's'}`;
  return passed < 0 ? `in ${words}` : `${words} ago`;
}
