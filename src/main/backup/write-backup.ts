import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { encrypted } from './encryption.js';
import { type BackupOptions, makeBackup } from './make-backup.js';
import type { Manifest } from './manifest.js';
import { partialSuffix, removeAbandoned } from './remove-abandoned.js';

/** A backup that is still being written was changed within this time. */
const abandonedAfterMs = 60 * 60_000;

export interface Written {
  path: string;
  bytes: number;
  manifest: Manifest;
}

/**
 * Writes a backup of the database at `url` to a file, all of it or none: a file of that name stays as it is until the new
 * one is on disk. `key`: encrypts it; null: doesn't. Throws what the file system and Postgres throw.
 */
export async function writeBackup(
  url: string,
  path: string,
  { key, ...options }: BackupOptions & { key: Buffer | null },
): Promise<Written> {
  await mkdir(dirname(path), { recursive: true });
  const before = new Date(options.now.getTime() - abandonedAfterMs);
  await removeAbandoned(dirname(path), { prefix: `${basename(path)}.`, before });
  const partial = `${path}.${process.hrtime.bigint()}${partialSuffix}`;
  try {
    const content = keepingResult(makeBackup(url, options));
    const bytes = await writeDurably(partial, key ? encrypted(key, content.stream) : content.stream);
    await rename(partial, path);
    await syncFolder(dirname(path));
    return { path, bytes, manifest: content.result() };
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw error;
  }
}

/** The stream of a generator, and what it returned once the stream has been read. */
function keepingResult<T>(generator: AsyncGenerator<Buffer, T>): {
  stream: AsyncIterable<Buffer>;
  result: () => T;
} {
  const kept: { result: T | undefined } = { result: undefined };
  async function* stream() {
    kept.result = yield* generator;
  }
  const result = () => {
    if (kept.result === undefined) throw new Error('The stream was not read to its end.');
    return kept.result;
  };
  return { stream: stream(), result };
}

/** Returns how many bytes it wrote. Only its owner may read the file. */
async function writeDurably(path: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const chunk of content) {
      await file.writeFile(chunk);
      bytes += chunk.length;
    }
    await file.sync();
    return bytes;
  } finally {
    await file.close();
  }
}

/** The new name is on disk too. Not every system can do this. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
