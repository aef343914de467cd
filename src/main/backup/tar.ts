import type { ByteReader } from './byte-reader.js';
import { damaged, UnusableBackup } from './unusable-backup.js';

/** One file of a tar archive. */
export interface TarFile {
  name: string;
  content: Buffer;
}

const blockBytes = 512;

/** More than any part has; a damaged header must not ask for all memory. */
const maxFileBytes = 2 ** 30;

/** A file as a tar archive has it, such as `incidents/000001.copy.gz`. Source of the format: POSIX, pax, ustar. */
export function tarFile({ name, content }: TarFile, at: Date): Buffer[] {
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 100);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.length, 12), 124);
  header.write(octal(Math.floor(at.getTime() / 1_000), 12), 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(octal(checksumOf(header), 7), 148);
  return [header, content, Buffer.alloc(paddingOf(content.length))];
}

/** What stands at the end of an archive. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * blockBytes);
}

/** The next file of an archive; null at its end. Throws `UnusableBackup`. */
export async function nextTarFile(reader: ByteReader): Promise<TarFile | null> {
  const header = await reader.take(blockBytes);
  if (isZero(header)) {
    if (!isZero(await reader.take(blockBytes))) throw damaged('its end');
    return null;
  }
  if (header.toString('latin1', 257, 262) !== 'ustar')
    throw new UnusableBackup('not_a_backup', "isn't a backup by Firebreak");
  const name = textIn(header, 0, 100);
  const size = Number.parseInt(textIn(header, 124, 12), 8);
  if (Number.parseInt(textIn(header, 148, 8), 8) !== checksumOf(header) || !(size <= maxFileBytes))
    throw damaged(`the header of ${name}`);
  const content = await reader.take(size);
  if (!isZero(await reader.take(paddingOf(size)))) throw damaged(`the end of ${name}`);
  return { name, content };
}

/** The sum of a header's bytes, counting its own as spaces. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 32;
  for (const [index, byte] of header.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum;
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function paddingOf(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`;
}

function textIn(header: Buffer, start: number, width: number): string {
  return header.toString('utf8', start, start + width).replace(/\0.*$/s, '');
}
