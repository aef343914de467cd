/** Slack takes “several hundred messages per minute” of a workspace. Source: Slack's rate limits, for posting. */
const atOnce = 40;
const everyMs = 300;

/**
 * Gives each digest of a tick the time from which it is delivered, at a pace that Slack takes: calls beyond it are
 * rejected, and too many rejections in a row end an effect.
 */
export function digestTurns(start: Date): () => Date {
  let given = 0;
  return () => new Date(start.getTime() + Math.max(0, ++given - atOnce) * everyMs);
}
