/** Slack asks for less than a minute. Who asks for more than this is asked again sooner. */
const longestMs = 300_000;

/** What a `Retry-After` header asks for, in milliseconds: at least a second, whatever stands in it. */
export function retryAfterMs(header: string | null | undefined): number {
  const seconds = Number.parseInt(header ?? '', 10);
  return Math.min(Math.max(Number.isNaN(seconds) ? 1 : seconds, 1) * 1_000, longestMs);
}
