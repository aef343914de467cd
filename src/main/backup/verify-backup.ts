import type { Manifest } from './manifest.js';
import { readBackup } from './read-backup.js';
import { cutOff } from './unusable-backup.js';

/** Reads a whole backup and returns its manifest. Throws `UnusableBackup` unless all of it is as it was written. */
export async function verifyBackup(
  content: AsyncIterable<Uint8Array>,
  key: Buffer | null,
): Promise<Manifest> {
  for await (const piece of readBackup(content, key)) if (piece.kind === 'manifest') return piece.manifest;
  throw cutOff();
}
