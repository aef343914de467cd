import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The signature headers of a request. */
export interface Signature {
  /** Unix seconds, as sent. */
  timestamp: string;
  digest: Buffer;
}

export type SignatureRead =
  | { kind: 'signed'; signature: Signature }
  | { kind: 'missing' }
  | { kind: 'stale' };

/** Allowed age of a request. Source: Slack, "Verifying requests from Slack". */
const maxSkewSeconds = 300;

/** Reads the signature headers before the body: enough to reject most requests that are not Slack's. */
export function readSignature(headers: IncomingHttpHeaders, nowMs: number): SignatureRead {
  const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } = headers;
  const [, hex] = /^v0=([0-9a-f]{64})$/.exec(String(signature)) ?? [];
  if (typeof timestamp !== 'string' || !/^\d{1,11}$/.test(timestamp) || !hex) return { kind: 'missing' };
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > maxSkewSeconds) return { kind: 'stale' };
  return { kind: 'signed', signature: { timestamp, digest: Buffer.from(hex, 'hex') } };
}

/** Whether the body was signed with this secret. */
export function isSignedBy(secret: string, { timestamp, digest }: Signature, body: Buffer): boolean {
  return timingSafeEqual(
    digest,
    createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest(),
  );
}
