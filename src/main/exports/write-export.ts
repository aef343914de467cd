import { join } from 'node:path';
import type { FileFormat } from '../../domain/postmortems/file-format.js';
import { bundle } from './bundle.js';
import { copiesIn, type ExportSource } from './export-source.js';
import { makeFiles } from './formats.js';
import { writeWhole } from './write-whole.js';

/** Writes an incident's files of one format to a folder and yields their paths; images that JSON names go next to it. */
export async function* writeExport(
  source: ExportSource,
  { format, folder }: { format: FileFormat; folder: string },
): AsyncGenerator<string> {
  if (format === 'bundle') {
    const { fileName, content } = await bundle(source);
    yield* write(join(folder, fileName), content);
    return;
  }
  for (const { fileName, bytes } of await makeFiles(format, source))
    yield* write(join(folder, fileName), bytes);
  if (format !== 'json') return;
  for (const { id, path } of copiesIn(source.document)) {
    const bytes = await source.readCopy(id);
    if (bytes) yield* write(join(folder, path), bytes);
  }
}

async function* write(path: string, content: Parameters<typeof writeWhole>[1]): AsyncGenerator<string> {
  await writeWhole(path, content);
  yield path;
}
