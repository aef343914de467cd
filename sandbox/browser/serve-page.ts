import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxContext } from '../state/context.js';
import { assetAt, isVersioned } from './assets.js';
import { isFromHere } from './is-from-here.js';
import { serveFile, serveUploadAs } from './serve-files.js';
import { isOfGuide, serveGuide } from './serve-guide.js';
import { contentPolicy, shell } from './shell.js';

const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** Serves the page, its assets and shared files; any other path is a place within the page. */
export async function servePage(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const isUpload = request.method === 'POST' && path === '/upload-as';
  if (!isFromHere(request) || !(isUpload || ['GET', 'HEAD'].includes(request.method ?? ''))) {
    response.writeHead(403, common).end('This page is available only on the machine that runs the sandbox.');
    return;
  }
  if (isUpload) return serveUploadAs(context, request, response);
  if (path.startsWith('/files/')) return serveFile(context, request, response);
  if (/^\/(?:assets|vendor)\//.test(path)) return serveAsset(path, response);
  if (context.guide && isOfGuide(context.guide, path)) return serveGuide(context.guide, path, response);
  response.writeHead(200, {
    ...common,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy,
  });
  response.end(shell());
}

async function serveAsset(path: string, response: ServerResponse): Promise<void> {
  const asset = await assetAt(path);
  if (!asset) {
    response.writeHead(404, common).end();
    return;
  }
  const { mediaType, bytes } = asset;
  response.writeHead(200, {
    ...common,
    'content-type': mediaType,
    'cache-control': isVersioned(path) ? 'max-age=31536000, immutable' : 'no-cache',
  });
  response.end(bytes);
}
