import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { byteReader } from './byte-reader.js';
import { cutOff, damaged, UnusableBackup } from './unusable-backup.js';

/** What an encrypted backup starts with. */
const magic = Buffer.from('firebreak encrypted backup 1\n');
const saltBytes = 32;
const checkBytes = 16;
const headerBytes = magic.length + saltBytes + checkBytes;
const frameBytes = 64 * 1024;
const tagBytes = 16;

/**
 * The content, encrypted in frames by AES-256-GCM. The number of each frame, and whether it is the last, are its nonce:
 * frames can't be left out, moved or cut off. Each backup has a key of its own, derived from `key` and a random salt.
 */
export async function* encrypted(
  key: Buffer,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer, void> {
  const salt = randomBytes(saltBytes);
  const { frameKey, check } = keysFor(key, salt);
  yield Buffer.concat([magic, salt, check]);
  const reader = byteReader(content);
  for (let number = 0, isLast = false; !isLast; number++) {
    const isFull = (await reader.peek(frameBytes + 1)).length > frameBytes;
    isLast = !isFull;
    const plain = await reader.take(isFull ? frameBytes : (await reader.peek(frameBytes)).length);
    const cipher = createCipheriv('aes-256-gcm', frameKey, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
}

/**
 * The content of a backup, decrypted if it is encrypted, each frame only after it is authenticated. `key`: null if there
 * is none. Throws `UnusableBackup`.
 */
export async function* decrypted(
  key: Buffer | null,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer, void> {
  const reader = byteReader(content);
  if (!(await reader.peek(magic.length)).equals(magic)) return yield* rest(reader);
  const header = await reader.take(headerBytes);
  const frameKey = frameKeyFor(key, header);
  for (let number = 0, isLast = false; !isLast; number++) {
    const found = await reader.peek(frameBytes + tagBytes + 1);
    isLast = found.length <= frameBytes + tagBytes;
    if (found.length < tagBytes) throw cutOff();
    const frame = await reader.take(Math.min(found.length, frameBytes + tagBytes));
    yield opened(frameKey, frame, { number, isLast });
  }
}

async function* rest(reader: ReturnType<typeof byteReader>): AsyncGenerator<Buffer, void> {
  for (;;) {
    const found = await reader.peek(frameBytes);
    if (found.length === 0) return;
    yield await reader.take(found.length);
  }
}

interface FramePlace {
  number: number;
  isLast: boolean;
}

function opened(frameKey: Buffer, frame: Buffer, { number, isLast }: FramePlace): Buffer {
  const plain = decryptedFrame(frameKey, frame, nonceOf(number, isLast));
  if (plain) return plain;
  // Where a frame ends the file but was written as one of many, the file is cut off.
  if (isLast && decryptedFrame(frameKey, frame, nonceOf(number, false))) throw cutOff();
  if (isLast && frame.length < frameBytes + tagBytes)
    throw new UnusableBackup('damaged', 'is cut off or damaged at its end');
  throw damaged(`what stands after ${number * (frameBytes + tagBytes) + headerBytes} bytes`);
}

/** Null if it isn't authentic. */
function decryptedFrame(frameKey: Buffer, frame: Buffer, nonce: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', frameKey, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(frame.subarray(-tagBytes));
  const plain = decipher.update(frame.subarray(0, -tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null;
  }
}

function frameKeyFor(key: Buffer | null, header: Buffer): Buffer {
  if (!key) throw new UnusableBackup('key_missing', 'is encrypted: set FIREBREAK_BACKUP_KEY to its key');
  const { frameKey, check } = keysFor(key, header.subarray(magic.length, magic.length + saltBytes));
  if (check.equals(header.subarray(-checkBytes))) return frameKey;
  throw new UnusableBackup('wrong_key', 'was encrypted with another key than FIREBREAK_BACKUP_KEY');
}

/** `check` tells a wrong key from a damaged file, and nothing about the key. Source: RFC 5869. */
function keysFor(key: Buffer, salt: Buffer): { frameKey: Buffer; check: Buffer } {
  const derived = (use: string, size: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, `firebreak backup ${use}`, size));
  return { frameKey: derived('frames', 32), check: derived('check', checkBytes) };
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
