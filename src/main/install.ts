import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { type Installation, openInstallation } from '../slack/installation.js';
import type { SlackCall } from '../slack/web-api.js';

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
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      return await openInstallation({ token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs, onCall }, now);
    } catch (error) {
      log.error('slack_not_accepted', { attempt, error });
      await pause(Math.min(500 * 2 ** attempt, longestPauseMs), null, { signal }).catch(() => {});
    }
  }
  return null;
}
