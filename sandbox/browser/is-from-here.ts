import type { IncomingMessage } from 'node:http';

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * True for requests that name this machine and do not come from another site's page. Without it a page on the web could
 * act here, by a name of its own that points to 127.0.0.1.
 */
export function isFromHere({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  return loopback.test(host) && (origin === undefined || origin === `http://${host}`);
}
