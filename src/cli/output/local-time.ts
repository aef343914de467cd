/** `2026-11-23 14:02`, in the operator's zone. */
export function localTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return parts.format(at);
}

/** The line below a listing that names the time zone. */
export function zoneLine(timeZone: string): string {
  return `Times are in ${timeZone}.\n`;
}
