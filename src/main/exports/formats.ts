import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import type { ExportedFile } from '../../exports/exported-file.js';
import { pureFormats } from '../../exports/index.js';

/** Makes the files of one format. May take a while, such as a child process. */
type Format = (document: PostmortemDocument) => ExportedFile[] | Promise<ExportedFile[]>;

/** Every format of a file; each is also in the bundle, in this order. */
export const fileFormats = { ...pureFormats } as const satisfies Record<string, Format>;

export type FileFormat = keyof typeof fileFormats;
export type ExportFormat = FileFormat | 'bundle';
export const exportFormats: readonly ExportFormat[] = [...fileFormatNames(), 'bundle'];

export function fileFormatNames(): FileFormat[] {
  return Object.keys(fileFormats).filter((name): name is FileFormat => name in fileFormats);
}

export function makeFiles(format: FileFormat, document: PostmortemDocument): Promise<ExportedFile[]> {
  return Promise.resolve(fileFormats[format](document));
}
