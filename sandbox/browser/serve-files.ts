import type { IncomingMessage, ServerResponse } from 'node:http';
import { maySee } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { storeFile } from '../state/store-file.js';
import type { StoredFile } from '../state/workspace.js';

/** Slack allows 1 GB; the sandbox keeps files in memory and allows less. */
const maxHeldBytes = 50_000_000;

/** Only these types are shown inline. Anything else is a download, so that it can't run in the page. */
const shownInline = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const guarded = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "sandbox; default-src 'none'",
};

/** Accepts an upload from a person: `POST /upload-as?as=U…&name=…`. Returns the file's id as JSON; a message shares it. */
export async function serveUploadAs(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const user = context.workspace.users[asked.get('as') ?? ''];
  const bytes = await readUpTo(request, maxHeldBytes);
  if (!user || user.kind === 'deactivated' || user.kind === 'app')
    return refuse(response, 403, 'not_allowed');
  if (!bytes) return refuse(response, 413, 'file_upload_size_restricted');
  const name = (asked.get('name') ?? '').replaceAll(/[/\\\p{Cc}]/gu, '_').slice(0, 255) || 'file';
  const file = storeFile(context, { name, user: user.id, size: bytes.length });
  file.content = bytes.toString('base64');
  answer(response, 200, { id: file.id });
}

/** Serves a file to a person who can see a channel it is shared in: `GET /files/F…/name?as=U…`. */
export function serveFile(context: SandboxContext, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const file = context.workspace.files[pathname.split('/')[2] ?? ''];
  if (file?.content === undefined || !maySeeFile(context, file, searchParams.get('as') ?? '')) {
    response.writeHead(404, guarded).end('No such file.');
    return;
  }
  const isShown = shownInline.has(file.mimetype);
  response.writeHead(200, {
    ...guarded,
    'content-type': isShown ? file.mimetype : 'application/octet-stream',
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file.name)}`,
    'cache-control': 'private, max-age=3600',
  });
  response.end(Buffer.from(file.content, 'base64'));
}

function maySeeFile(context: SandboxContext, file: StoredFile, userId: string): boolean {
  const { users, channels } = context.workspace;
  if (!users[userId]) return false;
  if (!file.isComplete) return file.user === userId;
  return file.channels.some((id) => channels[id] !== undefined && maySee(context, channels[id], userId));
}

/** Returns the body, or undefined if it is too long. Always drains it, so that the response arrives. */
async function readUpTo(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length <= most) parts.push(part);
    else parts.length = 0;
  }
  return length <= most ? Buffer.concat(parts) : undefined;
}

function refuse(response: ServerResponse, status: number, error: string): void {
  answer(response, status, { error });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...guarded, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** RFC 5987 encodes a few more characters than URLs do. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
