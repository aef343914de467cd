import { runbookName } from '../../domain/runbooks/run.js';
import type { RunbookContent } from '../../domain/runbooks/runbook.js';
import type { UnreadableFile } from '../../main/markdown-files/find-markdown-files.js';
import type { FolderImport } from '../../main/runbooks/import-folder.js';

/** A file that would be imported, or why it can't be read. */
export type DryRunFile = { kind: 'file'; path: string; content: RunbookContent } | UnreadableFile;

/** What `import-runbooks --dry-run --json` prints of a file. `text` is the whole source of a step or a context section. */
export function dryRunJson(file: DryRunFile) {
  const { path } = file;
  if (file.kind === 'unreadable')
    return { path, title: path, steps: [], context: [], problems: [{ line: file.line, message: file.why }] };
  const { title, steps, context, problems } = file.content;
  return {
    ...{ path, title },
    steps: steps.map(({ markdown, title, line, depth, confidence, section }) => ({
      ...{ text: markdown, line, depth, confidence, title, section },
    })),
    context: context.map(({ heading, line, markdown }) => ({ heading, line, text: markdown })),
    problems,
  };
}

/** What `import-runbooks --json` prints. */
export function importJson({ imported, removed, unreadable }: FolderImport) {
  return {
    runbooks: imported.map(({ kind, path, number, content }) => ({
      ...{ result: kind, path, name: runbookName(number), problems: content?.problems ?? [] },
      ...(content && { title: content.title, steps: content.steps.length }),
    })),
    removed: removed.map(({ number, path }) => ({ path, name: runbookName(number) })),
    unreadable: unreadable.map(({ path, line, why }) => ({ path, line, why })),
  };
}
