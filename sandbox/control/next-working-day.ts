/** When people are asked about their work, as the app's policy has it by default. */
const hour = 9;
const minute = 30;

/** Milliseconds until 9:30 of the next Monday to Friday in a zone, never today; default: this machine's zone. */
export function untilNextWorkingDay(now: Date, timeZone: string | undefined): number {
  const today = new Date(wallClock(now, timeZone));
  const day = today.getUTCDate() + daysAhead(today.getUTCDay());
  const target = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), day, hour, minute);
  const guess = new Date(now.getTime() + target - today.getTime());
  // If the clocks change in between, the guess is an hour off.
  return guess.getTime() + target - wallClock(guess, timeZone) - now.getTime();
}

const [friday, saturday] = [5, 6];

function daysAhead(weekday: number): number {
  if (weekday === friday) return 3;
  return weekday === saturday ? 2 : 1;
}

/** The zone's local time as if it were UTC, in Unix milliseconds. */
function wallClock(at: Date, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-GB', { ...fields, ...(timeZone ? { timeZone } : {}) });
  const shown = new Map(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => shown.get(type));
  return Date.UTC(year, month - 1, day, hours, minutes, seconds) + at.getMilliseconds();
}

const fields: Intl.DateTimeFormatOptions = {
  ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
  ...{ hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' },
};
