import { ErrorCode, WebClient } from '@slack/web-api';
import type { Dispatcher } from 'undici';
import { checkedFetch, isErrorCode, RateLimited, UnreadableAnswer } from './checked-fetch.js';
import { networkError } from './network-error.js';
import { fetchVia } from './proxy.js';

/**
 * Slack's answer. `rejected`: with Slack's error code. `limited`: rate-limited, retry after that time.
 * `silent`: no readable answer; the call may have been performed or not.
 */
export type SlackAnswer =
  | { kind: 'ok'; data: Record<string, unknown> }
  | { kind: 'rejected'; error: string; data: Record<string, unknown> }
  | { kind: 'limited'; afterMs: number }
  | { kind: 'silent'; error: string };

/** Calls the Web API of one workspace. Never throws; `trace` follows the request into the logs. */
export type CallSlack = (
  method: string,
  args: Record<string, unknown>,
  trace: string,
) => Promise<SlackAnswer>;

/** One call and its outcome, for logs and metrics. */
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
  /** Null for Slack's own. */
  apiUrl: string | null;
  /** What requests go through; null: they go directly. */
  proxy: Dispatcher | null;
  /** Timeout in milliseconds. */
  timeoutMs: number;
  onCall: (call: SlackCall) => void;
}

/** Opens a client that makes one attempt per call, with a timeout, and returns 429 instead of stalling its queue. */
export function openWebApi(options: WebApiOptions): CallSlack {
  const client = new WebClient(options.token, {
    ...(options.apiUrl === null ? {} : { slackApiUrl: options.apiUrl }),
    retryConfig: { retries: 0 },
    fetch: checkedFetch(fetchVia(options.proxy)),
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

/** Slack's error code or a network error; null if the call succeeded. */
export function errorOf(answer: SlackAnswer): string | null {
  return answer.kind === 'ok' ? null : failureOf(answer).error;
}

/** Why a call failed. `error`: Slack's code if it is `rejected` or `limited`, otherwise one of the network. */
export interface SlackFailure {
  kind: Exclude<SlackAnswer['kind'], 'ok'>;
  error: string;
}

export function failureOf(answer: Exclude<SlackAnswer, { kind: 'ok' }>): SlackFailure {
  return { kind: answer.kind, error: answer.kind === 'limited' ? 'ratelimited' : answer.error };
}

/** Maps the SDK's errors by their `code`; see `ErrorCode` of @slack/web-api. */
function answerOfError(error: unknown): SlackAnswer {
  const fields = isRecord(error) ? error : {};
  switch (fields.code) {
    case ErrorCode.PlatformError: {
      const data = isRecord(fields.data) ? fields.data : {};
      return isErrorCode(data.error)
        ? { kind: 'rejected', error: data.error, data }
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
