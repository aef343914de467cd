import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type { StoredIncident } from '../../domain/incident/stored-incident.js';
import { imageTypeOf } from '../../domain/timeline/messages/image-type.js';
import { incidentFormat, incidentSchema } from '../../exports/incident-schema.js';
import { sha256 } from '../../main/sha256.js';
import type { ImportedImage } from '../../workflows/incident/import-incident.js';
import { lineOfPath } from './line-of-path.js';

/** An export that can be imported, or why a file isn't one: a sentence for each fault. */
export type ReadExport =
  | { kind: 'export'; file: ImportableFile; stored: StoredIncident; images: ImportedImage[]; json: string }
  | { kind: 'unusable'; why: string[] };

type ImportableFile = z.output<typeof incidentSchema>;

/** In bytes; Node.js can't hold a longer text. */
const maxBytes = 400_000_000;
const maxFaults = 20;

/** Reads a file that `firebreak export --format json` wrote, and the images beside it. */
export async function readExport(path: string): Promise<ReadExport> {
  try {
    if ((await stat(path)).size > maxBytes) return unusable('It is larger than 400 MB.');
    return await readJson(await readFile(path, 'utf8'), dirname(path));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'code' in error)
      return unusable(
        error.code === 'ENOENT' ? "There's no such file." : `It can't be read (${error.code}).`,
      );
    throw error;
  }
}

async function readJson(json: string, folder: string): Promise<ReadExport> {
  const content = parsed(json);
  if (content instanceof SyntaxError) return unusable(`It is no JSON: ${content.message}.`);
  const { data: file, error } = incidentSchema.safeParse(content);
  if (error)
    return isOurs(content)
      ? unusable(...faultLines(error.issues, json))
      : unusable(`It is no ${incidentFormat}.`);
  const { profile, stored, workspace } = file;
  if (profile !== 'internal')
    return unusable(`It was redacted for a ${profile}. Import the file of the profile internal.`);
  if (!stored || workspace === null)
    return unusable("It is from a version that didn't write what an import needs. Export it again.");
  const images = await readImages(file, folder);
  return typeof images === 'string' ? unusable(images) : { kind: 'export', file, stored, images, json };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

function isOurs(content: unknown): boolean {
  return (
    typeof content === 'object' &&
    content !== null &&
    'format' in content &&
    content.format === incidentFormat
  );
}

/** A line for each fault: `line 12, timeline.3.occurredAt: Invalid ISO datetime`. */
export function faultLines(
  faults: readonly { path: PropertyKey[]; message: string }[],
  json: string,
): string[] {
  const lines = faults
    .slice(0, maxFaults)
    .map(({ path, message }) => `line ${lineOfPath(json, path)}, ${path.join('.')}: ${message}`);
  return faults.length > maxFaults ? [...lines, `and ${faults.length - maxFaults} more faults`] : lines;
}

/** The copied images, which are read again when they are stored; or what is wrong with one. */
async function readImages({ timeline }: ImportableFile, folder: string): Promise<ImportedImage[] | string> {
  const images = new Map<string, ImportedImage>();
  for (const { id, copy } of timeline.flatMap(({ files }) => files)) {
    if (!copy || images.has(id)) continue;
    if (!/^INC-\d+-files\/[A-Za-z0-9]+\.[a-z]+$/.test(copy.path))
      return `${copy.path} is no path of an image.`;
    const read = () => readFile(join(folder, copy.path));
    const bytes = await read().catch(() => null);
    if (bytes === null) return `${copy.path} is missing beside it.`;
    const mediaType = imageTypeOf(bytes);
    if (sha256(bytes) !== copy.sha256 || mediaType === null)
      return `${copy.path} isn't the image that was exported.`;
    images.set(id, { fileId: id, mediaType, read });
  }
  return [...images.values()];
}

function unusable(...why: string[]): ReadExport {
  return { kind: 'unusable', why };
}
