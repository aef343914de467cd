import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { isTokenRefused } from '../slack/error-table.js';
import { type Installation, InstallationRefused, openInstallation } from '../slack/installation.js';
import type { SlackCall } from '../slack/web-api.js';
import { botTokenRemedy } from './token-watch.js';

const longestPauseMs = 30_000;

/**
 * Asks Slack whose token this is until it answers: a bot that starts while Slack is down waits for it. Null where it
 * was asked to end before.
 */
export async function install(
  { slack }: Config,
  options: {
    timeoutMs: number;
    onCall: (call: SlackCall) => void;
    log: Log;
    now: () => number;
    signal: AbortSignal;
  },
): Promise<Installation | null> {
  const { timeoutMs, onCall, log, now, signal } = options;
  let told = '';
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      return await openInstallation({ token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs, onCall }, now);
    } catch (error) {
      const why = error instanceof InstallationRefused ? error.why : 'an answer that Slack does not give';
      // Told once, and again when the reason changes.
      if (why === told) log.debug('slack_not_accepted', { attempt, why });
      else log.error('slack_not_accepted', { why, ...(isTokenRefused(why) && { remedy: botTokenRemedy }) });
      told = why;
      await pause(Math.min(500 * 2 ** attempt, longestPauseMs), null, { signal }).catch(() => {});
    }
  }
  return null;
}
