/** Slack's waits are shorter than a minute; longer values are capped. */
const maxMs = 300_000;

/** Parses a `Retry-After` header into milliseconds; at least a second, whatever it contains. */
export function retryAfterMs(header: string | null | undefined): number {
  const seconds = Number.parseInt(header ?? '', 10);
  return Math.min(Math.max(Number.isNaN(seconds) ? 1 : seconds, 1) * 1_000, maxMs);
}
