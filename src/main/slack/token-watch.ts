import { botTokenRemedy } from '../../domain/operations/slack-remedies.js';
import type { Part } from '../../http/readiness.js';
import type { Log } from '../../log.js';
import { isTokenRejected } from '../../slack/error-table.js';
import type { SlackCall } from '../../slack/web-api.js';

/** Tracks whether Slack still accepts the bot's token. */
export interface TokenWatch {
  /** Records the outcome of a call. */
  observe(call: SlackCall): void;
  part(): Part;
  stop(): Promise<void>;
}

const checkEveryMs = 3_000;
/** Checks the token after this long without any other call. */
const quietMs = 60_000;

/** `ask` calls `auth.test` and never rejects; its outcome is observed like that of any other call. */
export function openTokenWatch({ ask, log }: { ask: () => Promise<unknown>; log: Log }): TokenWatch {
  let rejection: string | null = null;
  let observedAt = performance.now();
  let isChecking = false;
  const check = async (): Promise<void> => {
    if (isChecking || (rejection === null && performance.now() - observedAt < quietMs)) return;
    isChecking = true;
    await ask();
    isChecking = false;
  };
  const timer = setInterval(() => void check(), checkEveryMs).unref();
  return {
    observe({ workspaceId, outcome, error }) {
      // Startup calls, and calls that need no token.
      if (workspaceId === '' || outcome === 'silent' || outcome === 'limited') return;
      observedAt = performance.now();
      const rejectedWith = error !== null && isTokenRejected(error) ? error : null;
      if (rejectedWith !== null && rejection === null)
        log.error('token_rejected', { error: rejectedWith, remedy: botTokenRemedy });
      if (rejectedWith === null && rejection !== null) log.info('token_accepted');
      rejection = rejectedWith;
    },
    part: () =>
      rejection === null
        ? { kind: 'ready' }
        : { kind: 'not_ready', why: `Slack rejects SLACK_BOT_TOKEN (${rejection})` },
    stop: async () => clearInterval(timer),
  };
}
