import { request } from 'undici';
import { networkError } from './network-error.js';
import type { RespondTo } from './perform/perform-context.js';
import { dispatchVia } from './proxy.js';
import { retryAfterMs } from './retry-after.js';
import type { WebApiOptions } from './web-api.js';

type ResponderOptions = Pick<WebApiOptions, 'timeoutMs' | 'proxy' | 'onCall'>;

/** Posts to a `response_url`; Slack allows five posts within 30 minutes. Never throws. */
export function openResponder(options: ResponderOptions): RespondTo {
  return async (url, body, trace) => {
    const startedAt = performance.now();
    const answer = await post(url, body, options);
    const error = answer.kind === 'ok' ? null : answer.kind === 'limited' ? 'ratelimited' : answer.error;
    const ms = performance.now() - startedAt;
    options.onCall({ workspaceId: '', method: 'response_url', trace, outcome: answer.kind, error, ms });
    return answer;
  };
}

async function post(
  url: string,
  body: unknown,
  { timeoutMs, proxy }: ResponderOptions,
): ReturnType<RespondTo> {
  try {
    const response = await request(url, {
      ...dispatchVia(proxy),
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    const text = await response.body.text();
    if (response.statusCode === 429)
      return { kind: 'limited', afterMs: retryAfterMs(String(response.headers['retry-after'])) };
    if (response.statusCode >= 500) return { kind: 'silent', error: `http_${response.statusCode}` };
    if (response.statusCode >= 400)
      return { kind: 'rejected', error: `http_${response.statusCode}`, data: {} };
    if (isPage(text)) return { kind: 'silent', error: 'unreadable_answer' };
    return { kind: 'ok', data: {} };
  } catch (error) {
    return { kind: 'silent', error: networkError(error) };
  }
}

/** Slack answers `ok` or nothing; an HTML page comes from a proxy. */
function isPage(body: string): boolean {
  return body.trimStart().startsWith('<');
}
