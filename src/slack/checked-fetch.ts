import { retryAfterMs } from './retry-after.js';

/** Why an answer over HTTP is none of Slack's: a page of a proxy, a body that was cut off, values of other types. */
export class UnreadableAnswer extends Error {
  readonly code = 'unreadable_answer';
}

/** HTTP 429. `afterMs`: when to ask again. */
export class RateLimited extends Error {
  readonly code = 'ratelimited';
  readonly afterMs: number;
  constructor(afterMs: number) {
    super('Slack has asked to wait.');
    this.afterMs = afterMs;
  }
}

/**
 * `fetch` for the Web API: gives what is certain to come from Slack, and throws where the body is anything else. The SDK
 * would take such a body for Slack's error code, and bring what stands in it to logs and people.
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
    if (!isSlacks(body)) throw new UnreadableAnswer('The answer is none of Slack’s.');
    return new Response(body, { headers: response.headers });
  };
}

/** An object that says whether it went well and, where it did not, which of Slack's error codes it was. */
function isSlacks(body: string): boolean {
  const said = parsed(body);
  if (typeof said !== 'object' || said === null || !('ok' in said)) return false;
  return said.ok === true || (said.ok === false && 'error' in said && isErrorCode(said.error));
}

/** Slack's error codes are words such as `channel_not_found`. Source: the definitions of its methods. */
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
