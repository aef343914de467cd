import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxContext } from '../state/context.js';
import { maxFileBytes } from '../state/file-limits.js';
import { identity } from '../state/identity.js';
import { readBody } from './read-body.js';

/** Accepts a file at the URL that `files.getUploadURLExternal` returned, as a form or raw. */
export async function serveUpload(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = context.workspace.files[(request.url ?? '').split('?')[0]?.split('/').at(-1) ?? ''];
  if (Number(request.headers['content-length'] ?? 0) > maxFileBytes) {
    response.writeHead(413, { connection: 'close' }).end('file_upload_size_restricted');
    return;
  }
  const bytes = await bytesOf(request, await readBody(request));
  if (!bytes) {
    response.writeHead(400).end('The body is not multipart/form-data.');
    return;
  }
  if (!file || file.isComplete) {
    response.writeHead(404).end('not found');
    return;
  }
  file.content = bytes.toString('base64');
  file.size = bytes.length;
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
}

/** Serves a file to the app; others are rejected, as in Slack. */
export function serveDownload(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const id = /^\/files-pri\/[^-]+-([A-Z0-9]+)\//.exec(request.url ?? '')?.[1] ?? '';
  const file = context.workspace.files[id];
  if (request.headers.authorization !== `Bearer ${identity.botToken}` || file?.content === undefined) {
    response.writeHead(302, { location: `https://${context.workspace.team.domain}.slack.com/` }).end();
    return;
  }
  response.writeHead(200, { 'content-type': file.mimetype }).end(Buffer.from(file.content, 'base64'));
}

/** A form's first part, or the raw body; undefined for an unreadable form. */
async function bytesOf(request: IncomingMessage, body: Buffer): Promise<Buffer | undefined> {
  const kind = request.headers['content-type'] ?? '';
  if (!kind.startsWith('multipart/form-data')) return body;
  const response = new Response(new Uint8Array(body), { headers: { 'content-type': kind } });
  const form = await response.formData().catch(() => undefined);
  if (!form) return undefined;
  const [first] = [...form.values()];
  if (first === undefined) return Buffer.alloc(0);
  return typeof first === 'string' ? Buffer.from(first) : Buffer.from(await first.arrayBuffer());
}
