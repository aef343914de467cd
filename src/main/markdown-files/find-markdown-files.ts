import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file of a folder, or why it isn't read. Paths are relative to the folder, with `/`. */
export type FoundFile = { kind: 'file'; path: string } | UnreadableFile;

export interface UnreadableFile {
  kind: 'unreadable';
  path: string;
  line: number;
  /** A sentence. */
  why: string;
}

/**
 * The Markdown files in a folder and the folders in it, by path. Links are not followed: those within the folder lead to
 * what is found anyway, and those out of it are reported. Rejects if the folder itself can't be read.
 */
export async function findMarkdownFiles(folder: string): Promise<FoundFile[]> {
  const root = await realpath(folder);
  const found = await filesIn(root, { root, path: '' });
  return found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

async function filesIn(folder: string, at: { root: string; path: string }): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${at.path}${entry.name}`;
    if (entry.isSymbolicLink()) found.push(...(await followed(join(folder, entry.name), { ...at, path })));
    else if (entry.isFile() && isMarkdown(entry.name)) found.push({ kind: 'file', path });
    else if (entry.isDirectory() && !skipped.has(entry.name))
      found.push(...(await filesBelow(join(folder, entry.name), { ...at, path: `${path}/` })));
  }
  return found;
}

const skipped = new Set(['node_modules', '.git']);

function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)(?:\.erb)?$/i.test(name);
}

async function filesBelow(folder: string, at: { root: string; path: string }): Promise<FoundFile[]> {
  try {
    return await filesIn(folder, at);
  } catch (error) {
    return [unreadable(at.path.slice(0, -1), whyUnreadable(error))];
  }
}

/** What a link leads to if that would be read were it no link. */
async function followed(link: string, { root, path }: { root: string; path: string }): Promise<FoundFile[]> {
  try {
    const target = await realpath(link);
    const isOfInterest = isMarkdown(path) || (await stat(target)).isDirectory();
    return isOfInterest && isOutside(root, target)
      ? [unreadable(path, 'It is a link out of the folder.')]
      : [];
  } catch (error) {
    return isMarkdown(path) ? [unreadable(path, whyUnreadable(error))] : [];
  }
}

function isOutside(root: string, target: string): boolean {
  const way = relative(root, target);
  return way === '..' || way.startsWith(`..${sep}`);
}

export function unreadable(path: string, why: string): UnreadableFile {
  return { kind: 'unreadable', path, line: 1, why };
}

/** Why the file system can't read something: a sentence. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return reasons[code] ?? `It can't be read (${code}).`;
}

const reasons: Record<string, string> = {
  ENOENT: "It doesn't exist.",
  EACCES: "This user isn't allowed to read it.",
  ELOOP: 'It is a link that leads to itself.',
  ENOTDIR: 'It is not a folder.',
};
