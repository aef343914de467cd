import { basename, resolve } from 'node:path';
import {
  type ImportDeps,
  type ImportedRunbook,
  importRunbooks,
  type RunbookFile,
  type RunbookSource,
  removeMissingRunbooks,
} from '../../workflows/runbooks/import-runbooks.js';
import { findMarkdownFiles, type UnreadableFile } from '../markdown-files/find-markdown-files.js';
import { readMarkdownFile } from '../markdown-files/read-markdown-file.js';

/** What became of a folder's files. */
export interface FolderImport {
  imported: ImportedRunbook[];
  unreadable: UnreadableFile[];
  removed: { number: number; path: string }[];
}

/** Files per transaction. */
const batchSize = 25;

/** The source of a folder's runbooks: its name, so that the same folder at another place is the same source. */
export function sourceOf(folder: string): string {
  return `folder:${basename(resolve(folder))}`;
}

/**
 * Imports a folder: what can't be read is reported and stays as it was. Nothing is removed if nothing could be read,
 * because then the folder is probably not what was meant.
 */
export async function importFolder(
  deps: ImportDeps,
  { folder, source, onFound, onFile }: FolderOptions,
): Promise<FolderImport> {
  const found = await findMarkdownFiles(folder);
  onFound?.(found.length);
  const result: FolderImport = { imported: [], unreadable: [], removed: [] };
  // The next files are read while Postgres stores these.
  let current: Promise<ImportedRunbook[]> = Promise.resolve([]);
  for (let at = 0; at < found.length; at += batchSize) {
    const files: RunbookFile[] = [];
    for (const one of found.slice(at, at + batchSize)) {
      const file = await readMarkdownFile(folder, one);
      if (file.kind === 'file') files.push({ path: file.path, markdown: file.markdown });
      else result.unreadable.push(file);
      onFile?.();
    }
    const next = importRunbooks(deps, source, { files, by: null });
    next.catch(() => {});
    result.imported.push(...(await current));
    current = next;
  }
  result.imported.push(...(await current));
  if (result.imported.length > 0)
    result.removed = await removeMissingRunbooks(
      deps,
      source,
      found.map(({ path }) => path),
    );
  return result;
}

export interface FolderOptions {
  folder: string;
  source: RunbookSource;
  /** Called with the number of files, and then after each file. */
  onFound?: (count: number) => void;
  onFile?: () => void;
}
