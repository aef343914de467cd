import { retryAfterMs } from './retry-after.js';

/** The HTTP response is not Slack's: a proxy's page, a truncated body, values of other types. */
export class UnreadableAnswer extends Error {
  readonly code = 'unreadable_answer';
}

/** HTTP 429. Retry after `afterMs`. */
export class RateLimited extends Error {
  readonly code = 'ratelimited';
  readonly afterMs: number;
  constructor(afterMs: number) {
    super('Slack limits the rate of calls.');
    this.afterMs = afterMs;
  }
}

/**
 * `fetch` for the Web API: returns only answers that certainly come from Slack, and throws otherwise. The SDK would
 * treat any body as Slack's error code and pass its content on to logs and people.
 */
export function checkedFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (address, init) => {
    const response = await fetch(address, init);
    if (response.status === 429) {
      await response.body?.cancel();
      throw new RateLimited(retryAfterMs(response.headers.get('retry-after')));
    }
    if (response.status !== 200) return response;
    const body = await response.text();
    if (!isSlacks(body)) throw new UnreadableAnswer("The response is not Slack's.");
    return new Response(body, { headers: response.headers });
  };
}

/** An object with `ok` and, on failure, one of Slack's error codes. */
function isSlacks(body: string): boolean {
  const answer = parsed(body);
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true || (answer.ok === false && 'error' in answer && isErrorCode(answer.error));
}

/** Slack's error codes are words such as `channel_not_found`. Source: Slack's method definitions. */
export function isErrorCode(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9_.]{1,80}$/.test(value);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
