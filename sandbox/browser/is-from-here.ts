import type { IncomingMessage } from 'node:http';

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * True for requests that address this machine and don't come from another site's page. Otherwise a web page could act here
 * through a domain name that resolves to 127.0.0.1.
 */
export function isFromHere({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  return loopback.test(host) && (origin === undefined || origin === `http://${host}`);
}

/**
 * True for requests from programs on this machine. Browser pages never call Slack's Web API. A cross-site page sends its
 * origin when it posts, but not when it only loads a URL.
 */
export function isFromProgram(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return isFromHere(request) && (site === undefined || site === 'same-origin' || site === 'none');
}

/** True if the URL points to this machine. */
export function isHere(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && loopback.test(url.host);
}
