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

/**
 * True for requests of programs on this machine: no page in a browser calls Slack's Web API. Pages of other sites name
 * themselves where they post, but not where they only load an address.
 */
export function isFromProgram(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return isFromHere(request) && (site === undefined || site === 'same-origin' || site === 'none');
}

/** Whether an address leads to this machine. */
export function isHere(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && loopback.test(url.host);
}
