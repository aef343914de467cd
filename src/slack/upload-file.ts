import { request } from 'undici';
import { mayShowToken } from './download-file.js';
import { networkError } from './network-error.js';
import { dispatchVia } from './proxy.js';
import { retryAfterMs } from './retry-after.js';
import { errorOf, type SlackAnswer, type WebApiOptions } from './web-api.js';

/** Sends a file's bytes to an upload URL. Never throws; `trace` follows the request into the logs. */
export type UploadFile = (address: string, bytes: Uint8Array, trace: string) => Promise<SlackAnswer>;

/** Uploads to Slack's own hosts only, without a token: the URL alone grants it. */
export function openUploads(options: Omit<WebApiOptions, 'token'>): UploadFile {
  const { apiUrl, workspaceId, onCall } = options;
  return async (address, bytes, trace) => {
    const startedAt = performance.now();
    const answer = mayShowToken(address, apiUrl)
      ? await post(address, bytes, options)
      : ({ kind: 'silent', error: 'foreign_address' } as const);
    const ms = performance.now() - startedAt;
    const error = errorOf(answer);
    onCall({ workspaceId, method: 'upload', trace, outcome: answer.kind, error, ms });
    return answer;
  };
}

async function post(
  address: string,
  bytes: Uint8Array,
  { timeoutMs, proxy }: Pick<WebApiOptions, 'timeoutMs' | 'proxy'>,
): Promise<SlackAnswer> {
  try {
    const { statusCode, headers, body } = await request(address, {
      ...dispatchVia(proxy),
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await body.dump();
    return answerTo(statusCode, retryAfterMs(String(headers['retry-after'])));
  } catch (error) {
    return { kind: 'silent', error: networkError(error) };
  }
}

/** Other errors may concern this URL only, and the next attempt gets another one. */
function answerTo(status: number, afterMs: number): SlackAnswer {
  if (status === 200) return { kind: 'ok', data: {} };
  if (status === 413) return { kind: 'rejected', error: 'file_upload_size_restricted', data: {} };
  if (status === 429) return { kind: 'limited', afterMs };
  return { kind: 'silent', error: `http_${status}` };
}
