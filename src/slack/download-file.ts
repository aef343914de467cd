import { request } from 'undici';
import { retryAfterMs } from './retry-after.js';
import type { SlackAnswer, WebApiOptions } from './web-api.js';

/** What came of fetching a file. `none`: it is gone, larger than was asked for, or not kept by Slack. */
export type Download =
  | { kind: 'ok'; bytes: Uint8Array }
  | { kind: 'none' }
  | Exclude<SlackAnswer, { kind: 'ok' }>;

/** Fetches a file that Slack keeps, of at most `maxBytes`. Never throws; `trace` follows the request into the logs. */
export type DownloadFile = (address: string, asked: { maxBytes: number; trace: string }) => Promise<Download>;

/** Fetches with the bot's token: only from where that token may be shown, and never on to another place. */
export function openDownloads(options: WebApiOptions): DownloadFile {
  return async (address, { maxBytes, trace }) => {
    if (!mayShowToken(address, options.apiUrl)) return { kind: 'none' };
    const startedAt = performance.now();
    const got = await fetchBytes(address, { ...options, maxBytes });
    const outcome = got.kind === 'none' ? 'ok' : got.kind;
    const error = got.kind === 'refused' || got.kind === 'silent' ? got.error : null;
    const { workspaceId } = options;
    const ms = performance.now() - startedAt;
    options.onCall({ workspaceId, method: 'download', trace, outcome, error, ms });
    return got;
  };
}

/** Slack's own hosts over https; or where `SLACK_API_URL` points, which is given the token anyway. */
export function mayShowToken(address: string, apiUrl: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  if (apiUrl !== null && url.origin === new URL(apiUrl).origin) return true;
  const isSlack = /(?:^|\.)(?:slack\.com|slack-files\.com)$/.test(url.hostname);
  return url.protocol === 'https:' && url.port === '' && isSlack;
}

/** Undici follows no redirect of itself, so that the token stays where it was shown. */
async function fetchBytes(
  address: string,
  { token, timeoutMs, maxBytes }: { token: string; timeoutMs: number; maxBytes: number },
): Promise<Download> {
  try {
    const { statusCode, headers, body } = await request(address, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    body.on('error', () => {}); // what is cut off on purpose is no fault
    if (statusCode === 200) return await readUpTo(maxBytes, body);
    await body.dump();
    return withoutBytes(statusCode, retryAfterMs(String(headers['retry-after'])));
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'silent', error: isLate ? 'timeout' : 'no_answer' };
  }
}

/** What was announced is not believed: it is counted. */
async function readUpTo(maxBytes: number, body: AsyncIterable<Uint8Array>): Promise<Download> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes) return { kind: 'none' };
    parts.push(part);
  }
  return { kind: 'ok', bytes: Buffer.concat(parts) };
}

function withoutBytes(status: number, afterMs: number): Download {
  if (status === 404 || status === 410) return { kind: 'none' };
  if (status === 429) return { kind: 'limited', afterMs };
  if (status >= 500) return { kind: 'silent', error: `http_${status}` };
  return { kind: 'refused', error: `http_${status}`, data: {} };
}
