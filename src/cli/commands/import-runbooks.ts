import { resolve } from 'node:path';
import { readRunbook } from '../../domain/runbooks/read/read-runbook.js';
import { findMarkdownFiles, whyUnreadable } from '../../main/markdown-files/find-markdown-files.js';
import { readMarkdownFile } from '../../main/markdown-files/read-markdown-file.js';
import { type FolderOptions, importFolder, sourceOf } from '../../main/runbooks/import-folder.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { ProgressBar } from '../output/progress-bar.js';
import { recorder } from '../record.js';
import { Refused } from '../refused.js';
import { type DryRunFile, dryRunJson, importJson } from '../runbooks/import-json.js';
import { dryRunText, importText } from '../runbooks/import-text.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ImportRunbooksOptions {
  /** Says what is read from the files, without a database. */
  dryRun: boolean;
  /** What the folder is called in the library; by default its own name. */
  name?: string;
  workspace?: string;
  json: boolean;
}

/** Imports a folder of runbooks. A file that can't be read is reported, and keeps back no other. */
export async function importRunbooksCommand(
  terminal: Terminal,
  dir: string,
  options: ImportRunbooksOptions,
): Promise<ExitCode> {
  const folder = resolve(terminal.cwd, dir);
  return options.dryRun ? readFolder(terminal, folder, options) : importInto(terminal, folder, options);
}

async function readFolder(
  terminal: Terminal,
  folder: string,
  { json }: ImportRunbooksOptions,
): Promise<ExitCode> {
  const files: DryRunFile[] = [];
  for (const found of await filesOf(folder)) {
    const file = await readMarkdownFile(folder, found);
    files.push(file.kind === 'file' ? { ...file, content: readRunbook(file) } : file);
  }
  if (json) printJson(terminal, { files: files.map(dryRunJson) });
  else terminal.out(files.map(dryRunText).join(''));
  return files.some(({ kind }) => kind === 'file') ? exitCodes.done : exitCodes.refused;
}

function importInto(terminal: Terminal, folder: string, options: ImportRunbooksOptions): Promise<ExitCode> {
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    if (workspaceId === null)
      throw new Refused('The database has no workspace yet. Start the server once, and import then.');
    const source = { workspaceId, source: options.name ? `folder:${options.name}` : sourceOf(folder) };
    const deps = { db, clock: terminal.clock, record: recorder(terminal) };
    const { stop, ...progress } = progressOn(terminal);
    const result = await importFolder(deps, { folder, source, ...progress })
      .catch((error: unknown) => refuseFolder(folder, error))
      .finally(stop);
    if (options.json) printJson(terminal, importJson(result));
    else terminal.out(importText(result));
    return result.imported.length > 0 ? exitCodes.done : exitCodes.refused;
  });
}

function progressOn({
  progressBar,
}: Terminal): Pick<FolderOptions, 'onFound' | 'onFile'> & { stop: () => void } {
  let bar: ProgressBar | undefined;
  return {
    onFound: (count) => {
      bar = progressBar?.(count);
    },
    onFile: () => bar?.step(),
    stop: () => bar?.stop(),
  };
}

async function filesOf(folder: string) {
  return findMarkdownFiles(folder).catch((error: unknown) => refuseFolder(folder, error));
}

function refuseFolder(folder: string, error: unknown): never {
  if (error instanceof Error && 'syscall' in error)
    throw new Refused(`Can't read ${folder}. ${whyUnreadable(error)}`);
  throw error;
}
