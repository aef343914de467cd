import type { IncomingMessage } from 'node:http';

/** A request's body, or why it was not read. */
export type BodyRead =
  | { kind: 'whole'; body: Buffer }
  | { kind: 'too_large' }
  /** Too many bytes are being received at the moment. */
  | { kind: 'busy' }
  /** The sender closed the connection. */
  | { kind: 'cut_off' };

/** Reads bodies of at most `maxBytes`; never rejects. Larger bodies are drained without being buffered. */
export type ReadBody = (req: IncomingMessage, maxBytes: number) => Promise<BodyRead>;

/** Nearly all of Slack's requests are smaller, and never wait for others. */
const smallBytes = 64_000;

/**
 * Senders are not authenticated yet, so all bodies in progress together may buffer at most `maxBufferedBytes`, not
 * counting the first 64 kB of each.
 */
export function openBodyReader(maxBufferedBytes: number): ReadBody {
  let buffered = 0;
  return (req, maxBytes) =>
    new Promise((resolve) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      let reserved = 0;
      const end = (read: BodyRead): void => {
        buffered -= reserved;
        reserved = 0;
        req.off('data', onData).resume();
        resolve(read);
      };
      const onData = (part: Buffer): void => {
        bytes += part.length;
        const more = Math.max(0, bytes - smallBytes) - reserved;
        if (bytes > maxBytes) end({ kind: 'too_large' });
        else if (buffered + more > maxBufferedBytes) end({ kind: 'busy' });
        else {
          buffered += more;
          reserved += more;
          parts.push(part);
        }
      };
      req
        .on('data', onData)
        .once('end', () => end({ kind: 'whole', body: Buffer.concat(parts) }))
        .once('error', () => end({ kind: 'cut_off' }))
        .once('close', () => end({ kind: 'cut_off' }));
    });
}
