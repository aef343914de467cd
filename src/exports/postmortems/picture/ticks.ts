const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28, 91, 364].map((count) => count * day),
];

/** Round times between two others, at most `max` of them where steps of a year are enough. */
export function ticksBetween(from: Date, to: Date, max: number): Date[] {
  const span = Number(to) - Number(from);
  const step = steps.find((one) => span / one <= max) ?? Math.ceil(span / max / day) * day;
  const first = Math.ceil(Number(from) / step) * step;
  const count = Math.max(0, Math.floor((Number(to) - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => new Date(first + index * step));
}

/** `14:00`, or the day at midnight: `Nov 24`. */
export function tickText(at: Date): string {
  return Number(at) % day === 0 ? dayName.format(at) : at.toISOString().slice(11, 16);
}

const dayName = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
