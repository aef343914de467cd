const names = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** `Fri, Dec 4`, with the year if it isn't that of `today`. Days are written `2026-12-04`. */
export function dayText(day: string, today: string | null = null): string {
  const year = day.slice(0, 4);
  const text = names.format(new Date(`${day}T00:00:00Z`));
  return today === null || today.slice(0, 4) === year ? text : `${text}, ${year}`;
}
