import type { IncomingMessage } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import { type Dict, dict, isDict, parseJson } from '../json.js';
import { definitions } from './definitions.js';

/** A call's arguments, or Slack's error for an unreadable body. */
export type ReadArguments =
  /** `remark` names something unusual that may explain a rejection. */
  | { kind: 'read'; args: Dict; remark?: string }
  | { kind: 'unreadable'; error: 'invalid_json' | 'invalid_form_data'; why: string };

/** Reads a call's arguments from query string and body. */
export async function readArguments(
  method: string,
  request: IncomingMessage,
  body: Buffer,
): Promise<ReadArguments> {
  const query = (request.url ?? '').split('?')[1];
  const fromUrl = query ? { ...parseQuery(query) } : {};
  const kind = request.headers['content-type'] ?? '';
  if (kind.startsWith('application/json')) return fromJson(method, fromUrl, body);
  if (kind.startsWith('multipart/form-data')) return fromMultipart(kind, fromUrl, body);
  const form = parseQuery(body.toString('utf8'), undefined, undefined, { maxKeys: 0 });
  return { kind: 'read', args: { ...fromUrl, ...form } };
}

/** Methods that do not accept JSON ignore its arguments, as in Slack. */
function fromJson(method: string, fromUrl: Dict, body: Buffer): ReadArguments {
  const parsed = body.length === 0 ? {} : parseJson(body.toString('utf8'));
  if (parsed === undefined)
    return {
      kind: 'unreadable',
      error: 'invalid_json',
      why: 'The content type is JSON, but the body is not',
    };
  if (!isDict(parsed))
    return { kind: 'unreadable', error: 'invalid_json', why: 'The body is JSON, but not an object' };
  if (definitions().get(method)?.takesJson !== false)
    return { kind: 'read', args: { ...fromUrl, ...parsed } };
  return { kind: 'read', args: fromUrl, remark: `${method} takes no JSON: send its arguments as a form` };
}

async function fromMultipart(kind: string, fromUrl: Dict, body: Buffer): Promise<ReadArguments> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': kind } }).formData();
    const fields = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
    return { kind: 'read', args: { ...fromUrl, ...dict(Object.fromEntries(fields)) } };
  } catch {
    const why = 'The content type is multipart/form-data, but the body is not';
    return { kind: 'unreadable', error: 'invalid_form_data', why };
  }
}
