import { ErrorCode, WebClient } from '@slack/web-api';
import { checkedFetch, isErrorCode, RateLimited, UnreadableAnswer } from './checked-fetch.js';

/**
 * What Slack answered. `refused`: Slack's own error code. `limited`: too many calls, try after that time. `silent`: no
 * answer came, or none that Slack would give: the call may have been done or not.
 */
export type SlackAnswer =
  | { kind: 'ok'; data: Record<string, unknown> }
  | { kind: 'refused'; error: string; data: Record<string, unknown> }
  | { kind: 'limited'; afterMs: number }
  | { kind: 'silent'; error: string };

/** Calls the Web API of one workspace. Never throws; `trace` follows the request into the logs. */
export type CallSlack = (
  method: string,
  args: Record<string, unknown>,
  trace: string,
) => Promise<SlackAnswer>;

/** What was called and how it went, for logs and metrics. */
export interface SlackCall {
  workspaceId: string;
  method: string;
  trace: string;
  outcome: SlackAnswer['kind'];
  error: string | null;
  ms: number;
}

export interface WebApiOptions {
  token: string;
  workspaceId: string;
  /** Unset: Slack itself. */
  apiUrl: string | null;
  /** Milliseconds after which a call counts as unanswered. */
  timeoutMs: number;
  onCall: (call: SlackCall) => void;
}

/** A client with our own manners: one attempt a call, a time-out, and a 429 given back instead of a stalled queue. */
export function openWebApi(options: WebApiOptions): CallSlack {
  const client = new WebClient(options.token, {
    ...(options.apiUrl === null ? {} : { slackApiUrl: options.apiUrl }),
    retryConfig: { retries: 0 },
    fetch: checkedFetch(globalThis.fetch),
    timeout: options.timeoutMs,
    maxRequestConcurrency: 50,
    logger: silentLogger,
  });
  return async (method, args, trace) => {
    const startedAt = performance.now();
    const answer = await client
      .apiCall(method, args)
      .then((data): SlackAnswer => ({ kind: 'ok', data: { ...data } }), answerOfError);
    const { workspaceId } = options;
    const ms = performance.now() - startedAt;
    options.onCall({ workspaceId, method, trace, outcome: answer.kind, error: errorOf(answer), ms });
    return answer;
  };
}

/** Slack's error code, or what went wrong on the way; null where nothing did. */
export function errorOf(answer: SlackAnswer): string | null {
  switch (answer.kind) {
    case 'ok':
      return null;
    case 'limited':
      return 'ratelimited';
    default:
      return answer.error;
  }
}

/** The SDK's errors carry a `code`; see `ErrorCode` of @slack/web-api. */
function answerOfError(error: unknown): SlackAnswer {
  const fields = isRecord(error) ? error : {};
  switch (fields.code) {
    case ErrorCode.PlatformError: {
      const data = isRecord(fields.data) ? fields.data : {};
      return isErrorCode(data.error)
        ? { kind: 'refused', error: data.error, data }
        : { kind: 'silent', error: 'unreadable_answer' };
    }
    case ErrorCode.HTTPError:
      return { kind: 'silent', error: `http_${String(fields.statusCode)}` };
    default:
      return answerOfFetch(error, isRecord(error) && isRecord(error.original) ? error.original : error);
  }
}

function answerOfFetch(error: unknown, original: unknown): SlackAnswer {
  if (original instanceof RateLimited) return { kind: 'limited', afterMs: original.afterMs };
  if (original instanceof UnreadableAnswer) return { kind: 'silent', error: original.code };
  return { kind: 'silent', error: networkError(error) };
}

/** A short, stable word for the log; the message may hold an address, never a token. */
function networkError(error: unknown): string {
  const original = isRecord(error) && isRecord(error.original) ? error.original : error;
  if (isRecord(original) && typeof original.code === 'string') return original.code.toLowerCase();
  return original instanceof Error && /timeout|aborted/i.test(original.message) ? 'timeout' : 'no_answer';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const silentLogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};
