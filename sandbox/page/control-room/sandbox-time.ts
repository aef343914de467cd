const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Milliseconds until 9:00 tomorrow in a zone; default: this machine's zone. */
export function untilTomorrowAtNine(now: Date, timeZone: string | undefined): number {
  const today = new Date(wallClock(now, timeZone));
  const target = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1, 9);
  const guess = new Date(now.getTime() + target - today.getTime());
  // If the clocks change in between, the guess is an hour off.
  return guess.getTime() + target - wallClock(guess, timeZone) - now.getTime();
}

/** The zone's local time as if it were UTC, in Unix milliseconds. */
function wallClock(at: Date, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-GB', { ...fields, ...(timeZone ? { timeZone } : {}) });
  const shown = new Map(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => shown.get(type));
  return Date.UTC(year, month - 1, day, hour, minute, second) + at.getMilliseconds();
}

const fields: Intl.DateTimeFormatOptions = {
  ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
  ...{ hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' },
};

/** Like `1 day 3 hours` or `25 minutes`; empty for 0. */
export function aheadInWords(ms: number): string {
  const parts = [
    counted(Math.floor(ms / dayMs), 'day'),
    counted(Math.floor((ms % dayMs) / hourMs), 'hour'),
    counted(Math.floor((ms % hourMs) / 60_000), 'minute'),
  ];
  return parts.filter(Boolean).slice(0, 2).join(' ');
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
