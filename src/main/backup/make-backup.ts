import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { openSnapshot, type Snapshot, type TableColumns } from '../../db/backup/open-snapshot.js';
import { sha256 } from '../sha256.js';
import {
  backupFormat,
  countLines,
  type Heading,
  headingName,
  type Manifest,
  manifestName,
  manifestSumName,
} from './manifest.js';
import { tarEnd, tarFile } from './tar.js';

/** How much of a table is in one part. What a backup needs of memory is a small multiple. */
const partBytes = 4 * 1024 * 1024;

export interface BackupOptions {
  /** The version of Firebreak that writes it. */
  version: string;
  now: Date;
}

/**
 * A backup of the database at `url` as it is at one moment: a tar archive with the rows of each table. Yields its bytes,
 * and returns its manifest.
 */
export async function* makeBackup(
  url: string,
  { version, now }: BackupOptions,
): AsyncGenerator<Buffer, Manifest> {
  const snapshot = await openSnapshot(url);
  try {
    const { latestMigration, tables } = snapshot;
    const heading: Heading = {
      format: backupFormat,
      firebreak: version,
      takenAt: now,
      latestMigration,
      tables,
    };
    const [parts, rows]: [Manifest['parts'], Manifest['rows']] = [[], {}];
    const part = (name: string, content: Buffer) => {
      parts.push({ name, sha256: sha256(content) });
      return tarFile({ name, content }, now);
    };
    yield* part(headingName, json(heading));
    for (const table of tables) {
      rows[table.name] = 0;
      for await (const { name, content, lines } of partsOf(snapshot, table)) {
        yield* part(name, content);
        rows[table.name] = (rows[table.name] ?? 0) + lines;
      }
    }
    const [sequences, heads] = [await snapshot.sequences(), await snapshot.heads()];
    await snapshot.assertWhole();
    const manifest = { ...heading, rows, parts, sequences, heads };
    yield* manifestFiles(manifest, now);
    yield tarEnd();
    return manifest;
  } finally {
    await snapshot.close();
  }
}

function manifestFiles(manifest: Manifest, now: Date): Buffer[] {
  const content = json(manifest);
  const sum = Buffer.from(`${sha256(content)}  ${manifestName}\n`);
  return [
    ...tarFile({ name: manifestName, content }, now),
    ...tarFile({ name: manifestSumName, content: sum }, now),
  ];
}

interface Part {
  name: string;
  content: Buffer;
  lines: number;
}

/** Compresses one part while Postgres sends the next. */
async function* partsOf(snapshot: Snapshot, table: TableColumns): AsyncGenerator<Part> {
  let number = 0;
  let before: Promise<Part> | null = null;
  for await (const text of inParts(snapshot.copy(table))) {
    const name = `${table.name}/${String(++number).padStart(6, '0')}.copy.gz`;
    const next = compressed(text).then((content) => ({ name, content, lines: countLines(text) }));
    if (before) yield await before;
    before = next;
  }
  if (before) yield await before;
}

async function* inParts(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const row of rows) {
    held.push(row);
    size += row.length;
    if (size < partBytes) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

const zip = promisify(gzip);

/** A low level: rows compress well, and a higher one takes far longer for little. */
function compressed(text: Buffer): Promise<Buffer> {
  return zip(text, { level: 3 });
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
