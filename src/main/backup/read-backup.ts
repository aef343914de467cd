import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { sha256 } from '../sha256.js';
import { type ByteReader, byteReader } from './byte-reader.js';
import { decrypted } from './encryption.js';
import {
  backupFormat,
  countLines,
  Heading,
  headingName,
  Manifest,
  manifestName,
  manifestSumName,
} from './manifest.js';
import { nextTarFile, type TarFile } from './tar.js';
import { cutOff, damaged, UnusableBackup } from './unusable-backup.js';

/** What stands in a backup, in this order: its heading, the parts of its tables, its manifest. */
export type BackupPiece =
  | { kind: 'heading'; heading: Heading }
  | { kind: 'part'; table: string; lines: Buffer }
  | { kind: 'manifest'; manifest: Manifest };

/**
 * Reads a backup, and verifies it on the way: whoever has read its manifest has read all of it as it was written. `key`:
 * null if there is none. Throws `UnusableBackup`.
 */
export async function* readBackup(
  content: AsyncIterable<Uint8Array>,
  key: Buffer | null,
): AsyncGenerator<BackupPiece, void> {
  const reader = byteReader(decrypted(key, content));
  const first = await nextTarFile(reader);
  const heading = headingIn(first);
  yield { kind: 'heading', heading };
  const [parts, rows]: [Manifest['parts'], Manifest['rows']] = [[], {}];
  const keepSum = ({ name, content: bytes }: TarFile) => parts.push({ name, sha256: sha256(bytes) });
  if (first) keepSum(first);
  for (;;) {
    const file = await nextTarFile(reader);
    if (file === null) throw cutOff();
    if (file.name === manifestName) {
      await verifyManifest(file, reader);
      const manifest = parsed(Manifest, file);
      verifyParts(manifest, parts, rows);
      return yield { kind: 'manifest', manifest };
    }
    const table = file.name.slice(0, file.name.indexOf('/'));
    const lines = await decompressed(file);
    keepSum(file);
    rows[table] = (rows[table] ?? 0) + countLines(lines);
    yield { kind: 'part', table, lines };
  }
}

function headingIn(file: TarFile | null): Heading {
  if (file?.name !== headingName) throw new UnusableBackup('not_a_backup', "isn't a backup by Firebreak");
  const { format } = parsed(AnyFormat, file);
  if (format > backupFormat)
    throw new UnusableBackup('newer_format', 'was made by a newer version: restore it with that version');
  return parsed(Heading, file);
}

const AnyFormat = z.looseObject({ format: z.number() });

function parsed<T>(schema: z.ZodType<T>, { name, content }: TarFile): T {
  try {
    return schema.parse(JSON.parse(content.toString()));
  } catch {
    throw damaged(name);
  }
}

const unzip = promisify(gunzip);

/** Its checksum is verified before anything of it is used. */
async function decompressed({ name, content }: TarFile): Promise<Buffer> {
  return unzip(content).catch(() => {
    throw damaged(name);
  });
}

async function verifyManifest({ content }: TarFile, reader: ByteReader): Promise<void> {
  const sum = await nextTarFile(reader);
  if (sum?.name !== manifestSumName || !sum.content.toString().startsWith(sha256(content)))
    throw damaged(manifestName);
  if ((await nextTarFile(reader)) !== null) throw damaged('its end');
}

function verifyParts(manifest: Manifest, parts: Manifest['parts'], rows: Manifest['rows']): void {
  for (const [index, part] of manifest.parts.entries()) {
    const found = parts[index];
    if (found?.name !== part.name || found.sha256 !== part.sha256) throw damaged(part.name);
  }
  if (parts.length !== manifest.parts.length) throw damaged(manifestName);
  for (const [table, count] of Object.entries(manifest.rows))
    if ((rows[table] ?? 0) !== count) throw damaged(`the table ${table}`);
}
