import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { decodeMarkdown, maxMarkdownBytes, tooLarge } from '../../domain/text/markdown/decode-markdown.js';
import {
  findMarkdownFiles,
  type UnreadableFile,
  unreadable,
  whyUnreadable,
} from '../../main/markdown-files/find-markdown-files.js';
import { type ReadFile, readMarkdownFile } from '../../main/markdown-files/read-markdown-file.js';
import type { Terminal } from '../terminal.js';

/** The documents that arguments name: a file, the Markdown files of a folder, or `-` for standard input. */
export async function* readDocuments(terminal: Terminal, args: readonly string[]): AsyncGenerator<ReadFile> {
  for (const arg of args) {
    if (arg === '-') yield await readInput(terminal);
    else yield* documentsAt(terminal.cwd, arg);
  }
}

async function* documentsAt(cwd: string, arg: string): AsyncGenerator<ReadFile> {
  const place = resolve(cwd, arg);
  try {
    if ((await stat(place)).isDirectory()) yield* documentsIn(place, arg);
    else yield named(arg, await readMarkdownFile(dirname(place), { kind: 'file', path: basename(place) }));
  } catch (error) {
    yield unreadableAt(arg, error);
  }
}

async function* documentsIn(folder: string, arg: string): AsyncGenerator<ReadFile> {
  for (const found of await findMarkdownFiles(folder))
    yield named(join(arg, found.path), await readMarkdownFile(folder, found));
}

/** With the path that people typed. */
function named(path: string, file: ReadFile): ReadFile {
  return { ...file, path };
}

async function readInput({ stdin }: Terminal): Promise<ReadFile> {
  if (!stdin) return unreadable('-', 'There is no standard input.');
  const bytes = await stdin(maxMarkdownBytes + 1);
  if (bytes.length > maxMarkdownBytes) return unreadable('-', tooLarge(bytes.length));
  const decoded = decodeMarkdown(bytes);
  return decoded.kind === 'text'
    ? { kind: 'file', path: '-', markdown: decoded.text }
    : unreadable('-', decoded.why);
}

function unreadableAt(path: string, error: unknown): UnreadableFile {
  if (error instanceof Error && 'syscall' in error) return unreadable(path, whyUnreadable(error));
  throw error;
}
