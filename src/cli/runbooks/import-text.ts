import { runbookName } from '../../domain/runbooks/run.js';
import type { RunbookContent } from '../../domain/runbooks/runbook.js';
import { counted } from '../../domain/text/words.js';
import type { FolderImport } from '../../main/runbooks/import-folder.js';
import type { ImportedRunbook } from '../../workflows/runbooks/import-runbooks.js';
import type { DryRunFile } from './import-json.js';

/** One line for a file that would be imported, and one for each problem in it. */
export function dryRunText(file: DryRunFile): string {
  if (file.kind === 'unreadable') return problemText(file.path, { line: file.line, message: file.why });
  const { path, content } = file;
  const { title, steps, problems } = content;
  return `${path}: ${title} (${counted(steps.length, 'step')})\n${problems.map((one) => problemText(path, one)).join('')}`;
}

/** What became of each file, without unchanged ones, and how many there are. */
export function importText({ imported, removed, unreadable }: FolderImport): string {
  const count = (kind: ImportedRunbook['kind']) => imported.filter((one) => one.kind === kind).length;
  const counts = [
    ...[`${count('added')} added`, `${count('changed')} changed`, `${count('unchanged')} unchanged`],
    ...(count('restored') > 0 ? [`${count('restored')} back`] : []),
    ...[`${removed.length} removed`, `${unreadable.length} unreadable`],
  ];
  return [
    ...imported.filter(({ kind }) => kind !== 'unchanged').map(importedText),
    ...removed.map(({ number, path }) => `Removed ${runbookName(number)} ${path}\n`),
    ...unreadable.map(({ path, line, why }) => problemText(path, { line, message: why })),
    `${counted(imported.length + unreadable.length, 'file')}: ${counts.join(', ')}.\n`,
  ].join('');
}

function importedText({ kind, path, number, content }: ImportedRunbook): string {
  const what = `${kindText[kind]} ${runbookName(number)} ${path}`;
  if (!content) return `${what}\n`;
  const problems = content.problems.map((one) => problemText(path, one)).join('');
  return `${what}: ${content.title} (${counted(content.steps.length, 'step')})\n${problems}`;
}

const kindText: Record<ImportedRunbook['kind'], string> = {
  added: 'Added',
  changed: 'Changed',
  restored: 'Back',
  unchanged: 'Unchanged',
};

function problemText(path: string, { line, message }: RunbookContent['problems'][number]): string {
  return `${path}:${line}: ${message}\n`;
}
