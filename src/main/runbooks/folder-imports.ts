import type { RunbookFolder } from '../../domain/policy.js';
import type { Log } from '../../log.js';
import type { Deps } from '../../workflows/deps.js';
import { allWorkspaces } from '../../workflows/read-for-operator.js';
import { coalescedRunner } from '../coalesced-runner.js';
import { whyUnreadable } from '../markdown-files/find-markdown-files.js';
import { type FolderImport, importFolder, sourceOf } from './import-folder.js';
import { pullFolder } from './pull-folder.js';

/** Keeps the library as the policy's folders are. */
export interface FolderImports {
  /** Imports what has changed in the folders since. */
  wake(): Promise<void>;
  stop(): Promise<void>;
}

/** Reports a failure once, and again when there is another one. A folder that can't be read keeps its runbooks. */
export function openFolderImports(
  depsNow: () => Pick<Deps, 'db' | 'clock' | 'policy' | 'readRunbook'>,
  log: Log,
): FolderImports {
  const reported = new Map<string, string>();
  const warn: Warn = (event, { place, why, ...details }) => {
    if (reported.get(place) !== why) log.warn(event, { ...details, why });
    reported.set(place, why);
  };
  const ending = new AbortController();
  const { signal } = ending;
  const runner = coalescedRunner(
    async () => {
      const deps = depsNow();
      for (const folder of deps.policy.runbooks.folders)
        if (!signal.aborted) await importOne(deps, folder, { log, warn, signal });
    },
    (error) => log.error('runbook_import_failed', { error }),
  );
  return {
    wake: () => runner.wake(),
    stop: () => {
      ending.abort();
      return runner.stop();
    },
  };
}

type Warn = (
  event: string,
  what: { place: string; why: string; folder: string; path?: string; line?: number },
) => void;

async function importOne(
  deps: Pick<Deps, 'db' | 'clock' | 'readRunbook'>,
  { path: folder, pull }: RunbookFolder,
  { log, warn, signal }: { log: Log; warn: Warn; signal: AbortSignal },
): Promise<void> {
  const failure = pull ? await pullFolder(folder, signal) : null;
  if (signal.aborted) return;
  if (failure !== null) warn('runbook_pull_failed', { place: `${folder} pull`, folder, why: failure });
  for (const workspaceId of await allWorkspaces(deps.db)) {
    const source = { workspaceId, source: sourceOf(folder) };
    const result = await importFolder(deps, { folder, source }).catch((error: unknown) => {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      return warn('runbook_folder_unreadable', { place: folder, folder, why: whyUnreadable(error) });
    });
    for (const { path, line, why } of result?.unreadable ?? [])
      warn('runbook_unreadable', { place: `${folder} ${path}`, folder, path, line, why });
    if (result) logChanges(log, folder, result);
  }
}

function logChanges(log: Log, folder: string, { imported, removed, unreadable }: FolderImport): void {
  const changed = imported.filter(({ kind }) => kind !== 'unchanged');
  if (changed.length + removed.length === 0) return;
  const counts = Object.fromEntries(
    (['added', 'changed', 'restored'] as const).map((kind) => [
      kind,
      changed.filter((one) => one.kind === kind).length,
    ]),
  );
  log.info('runbooks_imported', {
    folder,
    ...counts,
    removed: removed.length,
    unreadable: unreadable.length,
  });
}
