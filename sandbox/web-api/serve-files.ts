import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxContext } from '../state/context.js';
import { maxFileBytes } from '../state/file-limits.js';
import { identity } from '../state/identity.js';
import { isPreventing, playFault } from './play-fault.js';
import { readBody } from './read-body.js';
import { sendReply } from './send-reply.js';
import type { ApiServer } from './serve-call.js';

/**
 * Accepts a file at the URL that `files.getUploadURLExternal` returned, as a form or raw. Logged as method `upload`, with
 * the token that it came with, which Slack doesn't ask for.
 */
export async function serveUpload(
  { context, log, plan }: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const file = (request.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
  const token = request.headers.authorization === undefined ? 'none' : 'bot';
  const call = log.begin({ method: 'upload', args: { file }, unknownArgs: [], token });
  const act = plan.strike(call);
  if (isPreventing(act)) {
    await playFault(act, call, response);
  } else {
    const reply = await takeUpload(context, file, request);
    Object.assign(call, { ok: reply.status === 200, ...(reply.status === 200 ? {} : { error: reply.body }) });
    if (act) response.socket?.destroy();
    else sendReply(call, response, { ...reply, headers: headersFor(reply) });
  }
  call.ms = performance.now() - started;
}

/** What is too large is not read, so the connection can't be used again. */
function headersFor({ status }: { status: number }): Record<string, string> {
  return { 'content-type': 'text/plain', ...(status === 413 ? { connection: 'close' } : {}) };
}

async function takeUpload(
  context: SandboxContext,
  fileId: string,
  request: IncomingMessage,
): Promise<{ status: number; body: string }> {
  const file = context.workspace.files[fileId];
  if (Number(request.headers['content-length'] ?? 0) > maxFileBytes)
    return { status: 413, body: 'file_upload_size_restricted' };
  const bytes = await bytesOf(request, await readBody(request));
  if (!bytes) return { status: 400, body: 'The body is not multipart/form-data.' };
  if (!file || file.isComplete) return { status: 404, body: 'not found' };
  file.content = bytes.toString('base64');
  file.size = bytes.length;
  return { status: 200, body: `OK - ${bytes.length}` };
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
