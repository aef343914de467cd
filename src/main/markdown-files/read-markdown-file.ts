import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeMarkdown, maxMarkdownBytes, tooLarge } from '../../domain/text/markdown/decode-markdown.js';
import { type FoundFile, type UnreadableFile, unreadable, whyUnreadable } from './find-markdown-files.js';

export type ReadFile = { kind: 'file'; path: string; markdown: string } | UnreadableFile;

/** The text of a file that was found in a folder. */
export async function readMarkdownFile(folder: string, found: FoundFile): Promise<ReadFile> {
  if (found.kind === 'unreadable') return found;
  const { path } = found;
  try {
    const bytes = await bytesOf(join(folder, path));
    if (typeof bytes === 'string') return unreadable(path, bytes);
    const decoded = decodeMarkdown(bytes);
    return decoded.kind === 'text'
      ? { kind: 'file', path, markdown: decoded.text }
      : unreadable(path, decoded.why);
  } catch (error) {
    return unreadable(path, whyUnreadable(error));
  }
}

/** Why not, as a sentence, if there are too many. */
async function bytesOf(path: string): Promise<Uint8Array | string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return size > maxMarkdownBytes ? tooLarge(size) : await file.readFile();
  } finally {
    await file.close();
  }
}
