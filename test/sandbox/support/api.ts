import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { Sandbox } from '../../../sandbox/sandbox.js';

/** A Web API client without retries. */
export function aClient(sandbox: Sandbox, token = sandbox.botToken): WebClient {
  const slackApiUrl = sandbox.apiUrl;
  return new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** Tests provoke what the client would complain about. */
const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

/** A call's error code, `ok` on success, or the client's message without a response. */
export function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: { data?: { error?: string }; message?: string }) =>
      error.data?.error ?? error.message ?? 'unknown',
  );
}

/** Creates a channel as the app; returns its id. */
export async function aChannel(
  client: WebClient,
  name = 'inc-1',
  o: { is_private?: boolean } = {},
): Promise<string> {
  const made = await client.conversations.create({ name, ...o });
  return made.channel?.id ?? '';
}

/** Posts a form to a method without the client; returns status, headers and body. */
export async function rawCall(
  sandbox: Sandbox,
  method: string,
  o: { body?: string; headers?: Record<string, string> },
) {
  const response = await fetch(`${sandbox.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...o.headers },
    body: o.body ?? '',
  });
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body };
}
