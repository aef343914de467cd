import { setTimeout as pause } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { SlackConfig } from '../../config/slack-config.js';
import { botTokenRemedy } from '../../domain/operations/slack-remedies.js';
import type { Log } from '../../log.js';
import { type Installation, InstallationRejected, openInstallation } from '../../slack/installation.js';
import type { SlackCall, SlackFailure } from '../../slack/web-api.js';
import { remedyFor } from './remedy-for.js';

const maxPauseMs = 30_000;

/**
 * Calls `auth.test` until Slack answers, so a bot that starts while Slack is down waits. Returns null if `signal`
 * aborts first.
 */
export async function install(
  { botToken: token, apiUrl }: Pick<SlackConfig, 'botToken' | 'apiUrl'>,
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
  const remedies = { token: botTokenRemedy, isProxied: proxy !== null };
  let loggedWhy = '';
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      return await openInstallation({ token, apiUrl, proxy, timeoutMs, onCall }, now);
    } catch (error) {
      const failure = error instanceof InstallationRejected ? error.failure : unreadable;
      const why = failure.error;
      // Logged as an error once, and again when the reason changes.
      if (why === loggedWhy) log.debug('installation_failed', { attempt, why });
      else log.error('installation_failed', { why, ...remedyFor(failure, remedies) });
      loggedWhy = why;
      await pause(Math.min(500 * 2 ** attempt, maxPauseMs), null, { signal }).catch(() => {});
    }
  }
  return null;
}

/** Slack's answer lacks what identifies the workspace. */
const unreadable: SlackFailure = { kind: 'silent', error: 'unreadable_answer' };
