import { createHmac } from 'node:crypto';
import { type Agent, request } from 'node:http';

export type Headed = Record<string, string | string[] | number>;

/** The headers with Slack's signature of a body. */
export function signatureOf(body: Buffer, secret: string, at = Math.floor(Date.now() / 1_000)) {
  const digest = createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
}

/** Sends a request unchanged, however invalid; returns the status, or 0 without a response. */
export function sends(
  url: string,
  { method, path, headers, body }: { method: string; path: string; headers: Headed; body: Buffer },
  agent?: Agent,
): Promise<{ status: number; allow: string | undefined; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const asked = request(
      { hostname, port, method, path, agent, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('close', () =>
          resolve({
            status: response.statusCode ?? 0,
            allow: response.headers.allow,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', () => resolve({ status: 0, allow: undefined, body: '' }));
    asked.end(body);
  });
}
