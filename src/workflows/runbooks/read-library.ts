import { type ListedRunbook, listRunbooks } from '../../db/queries/runbooks/list-runbooks.js';
import { runbookSources } from '../../db/queries/runbooks/runbook-sources.js';
import { searchRunbooks } from '../../db/queries/runbooks/search-runbooks.js';
import { runbookUsage } from '../../db/queries/runbooks/usage.js';
import type { RunbookUsage } from '../../domain/runbooks/library/usage.js';
import { runbookNumberFrom } from '../../domain/runbooks/run.js';
import type { RunbookSource } from '../../domain/runbooks/suggested-edit.js';
import type { Deps } from '../deps.js';

/** A runbook of the library with how it was used; null: in no incident that counts. */
export interface LibraryRunbook extends ListedRunbook {
  usage: RunbookUsage | null;
}

/** The library by number, for the operator. */
export async function readLibrary(db: Deps['db'], workspaceId: string): Promise<LibraryRunbook[]> {
  const [listed, used] = await Promise.all([
    listRunbooks(db, workspaceId),
    runbookUsage(db, workspaceId, { since: new Date(0), limit: maxUsed }),
  ]);
  const byNumber = new Map(used.map((usage) => [usage.number, usage]));
  return listed.map((runbook) => ({ ...runbook, usage: byNumber.get(runbook.number) ?? null }));
}

const maxUsed = 1_000_000;

/** The runbooks that these words mean, best first: the one with this number, path or title, else those with the words. */
export async function findInLibrary(
  db: Deps['db'],
  { workspaceId, words }: { workspaceId: string; words: string },
): Promise<LibraryRunbook[]> {
  const library = await readLibrary(db, workspaceId);
  const number = runbookNumberFrom(words);
  const name = words.toLowerCase();
  const named = library.filter(
    ({ number: own, path, title }) => own === number || path === words || title.toLowerCase() === name,
  );
  if (named.length > 0) return named;
  const found = await searchRunbooks(db, workspaceId, words, maxFound);
  return found.flatMap((one) => library.find((runbook) => runbook.number === one.number) ?? []);
}

const maxFound = 10;

/** A runbook's latest version; null if it can't be read. */
export async function readSource(
  db: Deps['db'],
  { workspaceId, number }: { workspaceId: string; number: number },
): Promise<RunbookSource | null> {
  return (await runbookSources(db, workspaceId, [number]))[0] ?? null;
}
