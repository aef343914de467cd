import { createHmac } from 'node:crypto';

export interface Sending {
  /** The app's request URL. */
  url: string;
  secret: string;
  /** How old the timestamp is, in seconds. */
  ageSeconds?: number;
}

/** Posts a signed form as Slack does. Returns the HTTP status and the body. */
export async function sendsForm(fields: Record<string, string>, sending: Sending) {
  const body = new URLSearchParams(fields).toString();
  return sendsRaw(body, 'application/x-www-form-urlencoded', sending);
}

/** Posts any body with a valid signature. */
export async function sendsRaw(body: string, contentType: string, { url, secret, ageSeconds = 0 }: Sending) {
  const timestamp = String(Math.floor(Date.now() / 1_000) - ageSeconds);
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': contentType,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(6_000) });
  return { status: response.status, body: await response.text() };
}
