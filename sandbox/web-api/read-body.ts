import type { IncomingMessage } from 'node:http';

/** Slack answers 413 to larger requests; file uploads are exempt. */
export const maxBodyBytes = 4_000_000;

/** The whole body of a request. Rejects if the client disconnects early. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    request.on('error', reject);
  });
}
