import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';

/** Slack's payloads stay below a megabyte. */
const maxBytes = 2_000_000;
const brace = '{'.charCodeAt(0);

/** A request's whole body, or null where it is larger than anything that Slack sends. Rejects where the sender breaks off. */
export async function readBody(req: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of req) {
    const chunk = Buffer.from(part);
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Whether the body says nothing at all (`null`): Bolt would fail at it where nobody can catch that. */
export function saysNothing(req: IncomingMessage, body: Buffer): boolean {
  const isForm = req.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (!isForm && body[0] === brace) return false;
  const text = body.toString('utf8');
  const json = isForm ? parse(text).payload : text;
  return typeof json === 'string' && json.trim() === 'null';
}
