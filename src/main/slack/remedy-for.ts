import { networkRemedy } from '../../domain/operations/slack-remedies.js';
import { isTokenRejected } from '../../slack/error-table.js';
import type { SlackFailure } from '../../slack/web-api.js';

/**
 * What to do about a failed start of our connection to Slack, as a detail of a log line; none if Slack is at fault.
 * `token` is the remedy if Slack rejects the token.
 */
export function remedyFor(
  { kind, error }: SlackFailure,
  { token, isProxied }: { token: string; isProxied: boolean },
): { remedy?: string } {
  if (kind === 'silent') return { remedy: networkRemedy(error, { isProxied }) };
  return isTokenRejected(error) || error === 'missing_scope' ? { remedy: token } : {};
}
