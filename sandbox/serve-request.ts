import type { IncomingMessage, ServerResponse } from 'node:http';
import { isFromProgram } from './browser/is-from-here.js';
import { servePage } from './browser/serve-page.js';
import { serveAuthorize } from './web-api/serve-authorize.js';
import { type ApiServer, serveCall } from './web-api/serve-call.js';
import { serveDownload, serveUpload } from './web-api/serve-files.js';
import { serveResponseUrl } from './web-api/serve-response-url.js';

/** Routes a request. An internal error returns 500, so that it can't be mistaken for Slack's reply. */
export async function serveRequest(
  api: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await route(api, request, response);
  } catch (error) {
    if (!request.complete) return;
    console.error('The sandbox failed:', error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end('sandbox fault');
  }
}

/** Paths for programs; all others belong to the page, which checks its own requests. */
const forPrograms = new Set(['api', 'commands', 'actions', 'upload', 'files-pri', 'oauth']);

async function route(api: ApiServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, first = ''] = (request.url ?? '').split(/[/?]/);
  if (forPrograms.has(first) && !isFromProgram(request)) {
    response.writeHead(403).end('The sandbox accepts requests only from the machine it runs on.');
    return;
  }
  switch (first) {
    case 'api':
      return serveCall(api, request, response);
    case 'commands':
    case 'actions':
      return serveResponseUrl(api, request, response);
    case 'upload':
      return serveUpload(api, request, response);
    case 'oauth':
      return serveAuthorize(request, response);
    case 'files-pri':
      return serveDownload(api.context, request, response);
    default:
      return servePage(api.context, request, response);
  }
}
