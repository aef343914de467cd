const time = /^(?:for\s+|in\s+|of\s+)?(\d{1,6}|an?)\s*(m|mins?|minutes?|h|hrs?|hours?|d|days?)?[.!]?$/i;

/** The minutes in `10 min`, `for an hour` or `10`; null if it can't be read. */
export function readMinutes(typed: string): number | null {
  const [, count = '', unit = 'm'] = time.exec(typed.trim()) ?? [];
  if (count === '') return null;
  const each = /^d/i.test(unit) ? 1_440 : /^h/i.test(unit) ? 60 : 1;
  return (/^a/i.test(count) ? 1 : Number(count)) * each;
}
