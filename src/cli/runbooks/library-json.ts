import { runbookName } from '../../domain/runbooks/run.js';
import type { RunbookSource } from '../../domain/runbooks/suggested-edit.js';
import type { LibraryRunbook } from '../../workflows/runbooks/read-library.js';
import { dryRunJson } from './import-json.js';

/** A runbook as `runbooks --json` lists it. */
export function libraryJson({ number, title, folder, path, version, steps, usage }: LibraryRunbook) {
  return {
    ...{ name: runbookName(number), number, title, folder, path, version, steps },
    usage: {
      runs: usage?.runs ?? 0,
      finished: usage?.finished ?? 0,
      lastUsedAt: usage?.lastUsedAt ?? null,
      skipped: usage?.skipped ?? [],
    },
  };
}

/** What `runbooks show --json` prints. */
export function sourceJson(runbook: LibraryRunbook, { path, markdown, content }: RunbookSource) {
  const { steps, context, problems } = dryRunJson({ kind: 'file', path, content });
  const { applies } = content;
  return { runbook: libraryJson(runbook), applies, steps, context, problems, markdown };
}
