import type { IncomingMessage } from 'node:http';

/** A request's body, or why there is none. */
export type BodyRead =
  | { kind: 'whole'; body: Buffer }
  | { kind: 'too_large' }
  /** Too much is being received at the moment. */
  | { kind: 'busy' }
  /** The sender went away. */
  | { kind: 'cut_off' };

/** Reads bodies of at most `maxBytes`; never rejects. What is too large is read to its end without being kept. */
export type ReadBody = (req: IncomingMessage, maxBytes: number) => Promise<BodyRead>;

/** Nearly everything that Slack sends is smaller, and never waits for what others send. */
const smallBytes = 64_000;

/**
 * Whoever sends a body has not proven yet who they are. So all bodies that are being received together hold at most
 * `maxHeldBytes`, beyond the first 64 kB of each.
 */
export function openBodyReader(maxHeldBytes: number): ReadBody {
  let held = 0;
  return (req, maxBytes) =>
    new Promise((resolve) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      let holding = 0;
      const end = (read: BodyRead): void => {
        held -= holding;
        holding = 0;
        req.off('data', keep).resume();
        resolve(read);
      };
      const keep = (part: Buffer): void => {
        bytes += part.length;
        const more = Math.max(0, bytes - smallBytes) - holding;
        if (bytes > maxBytes) end({ kind: 'too_large' });
        else if (held + more > maxHeldBytes) end({ kind: 'busy' });
        else {
          held += more;
          holding += more;
          parts.push(part);
        }
      };
      req
        .on('data', keep)
        .once('end', () => end({ kind: 'whole', body: Buffer.concat(parts) }))
        .once('error', () => end({ kind: 'cut_off' }))
        .once('close', () => end({ kind: 'cut_off' }));
    });
}
