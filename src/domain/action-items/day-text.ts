const names = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** `Fri, Dec 4, 2026`, without the year if it is that of `seenAt`. The day is written `2026-12-04`. */
export function dayText(day: string, seenAt: Date | null = null): string {
  const year = day.slice(0, 4);
  const text = names.format(new Date(`${day}T00:00:00Z`));
  return seenAt?.toISOString().startsWith(year) ? text : `${text}, ${year}`;
}
