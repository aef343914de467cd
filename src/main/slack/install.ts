import { setTimeout as pause } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { Config } from '../../config.js';
import type { Log } from '../../log.js';
import { isTokenRejected } from '../../slack/error-table.js';
import { type Installation, InstallationRejected, openInstallation } from '../../slack/installation.js';
import type { SlackCall } from '../../slack/web-api.js';
import { botTokenRemedy } from './token-watch.js';

const maxPauseMs = 30_000;

/**
 * Calls `auth.test` until Slack answers, so a bot that starts while Slack is down waits. Returns null if `signal`
 * aborts first.
 */
export async function install(
  { slack }: Config,
  options: {
    timeoutMs: number;
    proxy: Dispatcher | null;
    onCall: (call: SlackCall) => void;
    log: Log;
    now: () => number;
    signal: AbortSignal;
  },
): Promise<Installation | null> {
  const { timeoutMs, proxy, onCall, log, now, signal } = options;
  const { botToken: token, apiUrl } = slack;
  let loggedWhy = '';
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      return await openInstallation({ token, apiUrl, proxy, timeoutMs, onCall }, now);
    } catch (error) {
      const why = error instanceof InstallationRejected ? error.why : 'unreadable_answer';
      // Logged as an error once, and again when the reason changes.
      if (why === loggedWhy) log.debug('installation_failed', { attempt, why });
      else log.error('installation_failed', { why, ...(isTokenRejected(why) && { remedy: botTokenRemedy }) });
      loggedWhy = why;
      await pause(Math.min(500 * 2 ** attempt, maxPauseMs), null, { signal }).catch(() => {});
    }
  }
  return null;
}
