import type { IncomingMessage, ServerResponse } from 'node:http';
import { isHere } from '../browser/is-from-here.js';
import { identity } from '../state/identity.js';

/** The page where a person approves the app. Approves at once and redirects to the local redirect_uri with a code. */
export function serveAuthorize(request: IncomingMessage, response: ServerResponse): void {
  const asked = new URL(request.url ?? '', 'http://sandbox').searchParams;
  const back = asked.get('redirect_uri');
  const isKnown = asked.get('client_id') === identity.clientId;
  if (!isKnown || !back || !URL.canParse(back) || !isHere(new URL(back))) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('invalid_client_id or redirect_uri');
    return;
  }
  const location = new URL(back);
  location.searchParams.set('code', identity.oauthCode);
  location.searchParams.set('state', asked.get('state') ?? '');
  response.writeHead(302, { location: location.href }).end();
}
