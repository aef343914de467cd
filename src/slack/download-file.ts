import { request } from 'undici';
import { networkError } from './network-error.js';
import { dispatchVia } from './proxy.js';
import { retryAfterMs } from './retry-after.js';
import type { SlackAnswer, WebApiOptions } from './web-api.js';

/** The result of fetching a file. `none`: it is gone, too large, or not stored by Slack. */
export type Download =
  | { kind: 'ok'; bytes: Uint8Array }
  | { kind: 'none' }
  | Exclude<SlackAnswer, { kind: 'ok' }>;

/** Fetches a file stored by Slack, up to `maxBytes`. Never throws; `trace` follows the request into the logs. */
export type DownloadFile = (address: string, asked: { maxBytes: number; trace: string }) => Promise<Download>;

/** Fetches with the bot's token, only from hosts that may receive it; follows no redirects. */
export function openDownloads(options: WebApiOptions): DownloadFile {
  return async (address, { maxBytes, trace }) => {
    if (!mayShowToken(address, options.apiUrl)) return { kind: 'none' };
    const startedAt = performance.now();
    const download = await fetchBytes(address, { ...options, maxBytes });
    const outcome = download.kind === 'none' ? 'ok' : download.kind;
    const error = download.kind === 'rejected' || download.kind === 'silent' ? download.error : null;
    const { workspaceId } = options;
    const ms = performance.now() - startedAt;
    options.onCall({ workspaceId, method: 'download', trace, outcome, error, ms });
    return download;
  };
}

/** Whether a URL may receive the bot's token: Slack's hosts over HTTPS, or the host of `SLACK_API_URL`. */
export function mayShowToken(address: string, apiUrl: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  if (apiUrl !== null && url.origin === new URL(apiUrl).origin) return true;
  const isSlack = /(?:^|\.)(?:slack\.com|slack-files\.com)$/.test(url.hostname);
  return url.protocol === 'https:' && url.port === '' && isSlack;
}

/** Undici does not follow redirects, so the token goes nowhere else. */
async function fetchBytes(
  address: string,
  { token, timeoutMs, proxy, maxBytes }: WebApiOptions & { maxBytes: number },
): Promise<Download> {
  try {
    const { statusCode, headers, body } = await request(address, {
      ...dispatchVia(proxy),
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    body.on('error', () => {}); // what is cut off on purpose is no fault
    if (statusCode === 200) return await readUpTo(maxBytes, body);
    await body.dump();
    return withoutBytes(statusCode, retryAfterMs(String(headers['retry-after'])));
  } catch (error) {
    return { kind: 'silent', error: networkError(error) };
  }
}

/** Counts the bytes received; the announced size is not trusted. */
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
  return { kind: 'rejected', error: `http_${status}`, data: {} };
}
