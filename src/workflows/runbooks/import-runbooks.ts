import type { Transaction, Tx } from '../../db/database.js';
import {
  hashOf,
  type LibraryEntry,
  libraryEntries,
  lockLibrary,
  type NewVersion,
  removeMissing,
  restoreRunbooks,
  saveVersions,
  takeRunbookNumbers,
} from '../../db/queries/runbooks/library.js';
import { readRunbook } from '../../domain/runbooks/read/read-runbook.js';
import type { RunbookContent } from '../../domain/runbooks/runbook.js';
import type { RecordAccess } from '../audit/record-access.js';
import type { Deps, ReadRunbook } from '../deps.js';
import { offerNewVersions } from './offer-new-versions.js';

/** Where runbooks come from: one folder, or Slack. */
export interface RunbookSource {
  workspaceId: string;
  /** `folder:` with the folder's name, or `slack`. */
  source: string;
}

export interface RunbookFile {
  /** Relative to the folder, with `/`. */
  path: string;
  markdown: string;
}

/** What became of a file. `restored`: it had been removed, and is back unchanged. */
export interface ImportedRunbook {
  kind: 'added' | 'changed' | 'restored' | 'unchanged';
  path: string;
  number: number;
  /** Null for an unchanged file, which isn't read again. */
  content: RunbookContent | null;
}

/** `record`: records it in the audit log; imports by the server and additions in Slack are not recorded. */
export interface ImportDeps extends Pick<Deps, 'db' | 'clock' | 'readRunbook'> {
  record?: RecordAccess;
}

/**
 * Stores files as runbooks in one transaction: new ones with a number, changed ones as a new version. A file with the
 * same content as the latest version changes nothing. `by`: who added them in Slack, or null.
 */
export async function importRunbooks(
  { db, clock, record, readRunbook: read = readAtOnce }: ImportDeps,
  { workspaceId, source }: RunbookSource,
  { files, by }: { files: readonly RunbookFile[]; by: string | null },
): Promise<ImportedRunbook[]> {
  const compareWith = async (tx: Tx) => {
    const paths = files.map(({ path }) => path);
    const entries = await libraryEntries(tx, { workspaceId, source, paths });
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    return files.map((file) => compare(file, byPath.get(file.path)));
  };
  // Reads what is new now, because that may take longer than a transaction should.
  const contents = await readNew(await compareWith(db), read);
  return db.transaction(async (tx) => {
    await lockLibrary(tx, workspaceId);
    const results = (await compareWith(tx)).map((one) => withContent(one, contents));
    const numbers = await takeRunbookNumbers(tx, workspaceId, results.filter(isNew).length);
    for (const result of results.filter(isNew)) result.number = numbers.shift() ?? 0;
    await save(tx, results, { workspaceId, source, at: clock(), by });
    const runbooks = results.filter(({ kind }) => kind !== 'unchanged').map(({ number }) => number);
    if (runbooks.length > 0) await record?.(tx, workspaceId, { kind: 'runbooks_imported', runbooks });
    return results.map(({ kind, path, number, content }) => ({ kind, path, number, content }));
  });
}

/** Marks the runbooks of a source that are no longer among its files. They keep their numbers. */
export function removeMissingRunbooks(
  { db, clock, record }: ImportDeps,
  { workspaceId, source }: RunbookSource,
  paths: readonly string[],
): Promise<{ number: number; path: string }[]> {
  return db.transaction(async (tx) => {
    await lockLibrary(tx, workspaceId);
    const removed = await removeMissing(tx, { workspaceId, source, paths, at: clock() });
    const runbooks = removed.map(({ number }) => number);
    if (runbooks.length > 0) await record?.(tx, workspaceId, { kind: 'runbooks_removed', runbooks });
    return removed;
  });
}

type Compared = ImportedRunbook & { file: RunbookFile; hash: string; version: number };

function compare(file: RunbookFile, entry: LibraryEntry | undefined): Compared {
  const { path, markdown } = file;
  const hash = hashOf(markdown);
  const base = { file, path, hash, content: null };
  if (!entry) return { ...base, kind: 'added', number: 0, version: 1 };
  const { number, version } = entry;
  if (entry.hash !== hash) return { ...base, kind: 'changed', number, version: version + 1 };
  return { ...base, kind: entry.isRemoved ? 'restored' : 'unchanged', number, version };
}

function isNew({ kind }: Compared): boolean {
  return kind === 'added';
}

async function save(
  tx: Transaction,
  results: readonly Compared[],
  options: RunbookSource & { at: Date; by: string | null },
): Promise<void> {
  const versions = results.flatMap(({ content, file, number, version, hash }): NewVersion[] =>
    content === null ? [] : [{ ...file, number, version, hash, content }],
  );
  const restored = results.filter(({ kind }) => kind === 'restored').map(({ number }) => number);
  await saveVersions(tx, versions, options);
  const newer = versions.filter(({ version }) => version > 1).map((one) => ({ ...options, ...one }));
  await offerNewVersions(tx, newer, options.at);
  await restoreRunbooks(tx, options.workspaceId, restored);
}

function hasNewText({ kind }: Compared): boolean {
  return kind === 'added' || kind === 'changed';
}

type Contents = ReadonlyMap<RunbookFile, RunbookContent>;

/** Reads one file after another, and lets other work go on in between. */
async function readNew(compared: readonly Compared[], read: ReadRunbook): Promise<Contents> {
  const contents = new Map<RunbookFile, RunbookContent>();
  for (const { file } of compared.filter(hasNewText)) {
    await new Promise(setImmediate);
    contents.set(file, await read(file));
  }
  return contents;
}

/** Another import may have changed meanwhile which files are new; those are read now. */
function withContent(compared: Compared, contents: Contents): Compared {
  const { file } = compared;
  return hasNewText(compared) ? { ...compared, content: contents.get(file) ?? readRunbook(file) } : compared;
}

const readAtOnce: ReadRunbook = async (file) => readRunbook(file);
