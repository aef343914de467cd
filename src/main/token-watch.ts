import type { Part } from '../http/readiness.js';
import type { Log } from '../log.js';
import { isTokenRefused } from '../slack/error-table.js';
import type { SlackCall } from '../slack/web-api.js';

/** Knows whether Slack still accepts the bot's token. */
export interface TokenWatch {
  /** Hears what came of every call. */
  heard(call: SlackCall): void;
  part(): Part;
  stop(): Promise<void>;
}

const lookEveryMs = 3_000;
/** Where nobody has asked Slack anything for so long, the watch does. */
const quietMs = 60_000;

/** `ask` asks Slack whose token this is, and never rejects; what comes of it is heard like any other call. */
export function openTokenWatch({ ask, log }: { ask: () => Promise<unknown>; log: Log }): TokenWatch {
  let refusal: string | null = null;
  let heardAt = performance.now();
  let isAsking = false;
  const look = async (): Promise<void> => {
    if (isAsking || (refusal === null && performance.now() - heardAt < quietMs)) return;
    isAsking = true;
    await ask();
    isAsking = false;
  };
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return {
    heard({ workspaceId, outcome, error }) {
      // Of the start, or to an address that needs no token.
      if (workspaceId === '' || outcome === 'silent' || outcome === 'limited') return;
      heardAt = performance.now();
      const refused = error !== null && isTokenRefused(error) ? error : null;
      if (refused !== null && refusal === null)
        log.error('token_rejected', { error: refused, remedy: botTokenRemedy });
      if (refused === null && refusal !== null) log.info('token_accepted');
      refusal = refused;
    },
    part: () =>
      refusal === null
        ? { kind: 'ready' }
        : { kind: 'not_ready', why: `Slack refuses SLACK_BOT_TOKEN (${refusal})` },
    stop: async () => clearInterval(timer),
  };
}

export const botTokenRemedy =
  'Set SLACK_BOT_TOKEN to the Bot User OAuth Token of this app (api.slack.com/apps, OAuth & Permissions).';
