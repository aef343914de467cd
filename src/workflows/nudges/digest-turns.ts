/** Slack opens 50 conversations a minute, with bursts. Source: Slack's rate limits, tier 3, for `conversations.open`. */
const atOnce = 40;
const everyMs = 1_250;

/**
 * Gives each digest of a tick the time from which it is delivered, at the pace at which Slack opens conversations: calls
 * beyond it are rejected, and too many rejections in a row end an effect.
 */
export function digestTurns(start: Date): () => Date {
  let given = 0;
  return () => new Date(start.getTime() + Math.max(0, ++given - atOnce) * everyMs);
}
