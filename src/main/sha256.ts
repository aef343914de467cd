import { createHash } from 'node:crypto';

/** SHA-256 of the text in UTF-8, as 64 digits of `0-9a-f`. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
