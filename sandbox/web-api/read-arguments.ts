import type { IncomingMessage } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import { type Dict, dict, isDict, parseJson } from '../json.js';
import { definitions } from './definitions.js';

/** The arguments of a call from query string and body; or Slack's word for a body that cannot be read. */
export async function readArguments(
  method: string,
  request: IncomingMessage,
  body: Buffer,
): Promise<Dict | { unreadable: string }> {
  const query = (request.url ?? '').split('?')[1];
  const fromUrl = query ? { ...parseQuery(query) } : {};
  const kind = request.headers['content-type'] ?? '';
  if (kind.startsWith('application/json')) return fromJson(method, fromUrl, body);
  if (kind.startsWith('multipart/form-data')) return { ...fromUrl, ...(await fromMultipart(kind, body)) };
  return { ...fromUrl, ...parseQuery(body.toString('utf8'), undefined, undefined, { maxKeys: 0 }) };
}

/** Methods that do not take JSON see no arguments in it, as at Slack. */
function fromJson(method: string, fromUrl: Dict, body: Buffer): Dict | { unreadable: string } {
  const parsed = body.length === 0 ? {} : parseJson(body.toString('utf8'));
  if (!isDict(parsed)) return { unreadable: 'invalid_json' };
  return definitions().get(method)?.takesJson ? { ...fromUrl, ...parsed } : fromUrl;
}

async function fromMultipart(kind: string, body: Buffer): Promise<Dict> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': kind } }).formData();
  return dict(
    Object.fromEntries(
      [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
    ),
  );
}
