import { runbookName } from '../../domain/runbooks/run.js';
import type { RunbookContent } from '../../domain/runbooks/runbook.js';
import type { RunbookSource } from '../../domain/runbooks/suggested-edit.js';
import { counted } from '../../domain/text/words.js';
import type { LibraryRunbook } from '../../workflows/runbooks/read-library.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { facts, table } from '../output/table.js';

/** The library as a table. */
export function libraryText(library: readonly LibraryRunbook[], timeZone: string): string {
  const rows = library.map(({ number, title, folder, path, version, steps, usage }) => [
    ...[runbookName(number), placeOf({ folder, path }), `v${version}`, `${steps}`],
    usage ? localTime(usage.lastUsedAt, timeZone) : 'never',
    usage ? `${usage.finished} of ${usage.runs}` : '–',
    mostSkipped(usage) ?? '–',
    title,
  ]);
  const heads = ['RUNBOOK', 'SOURCE', 'VERSION', 'STEPS', 'LAST USED', 'FINISHED', 'MOST SKIPPED', 'TITLE'];
  return `${table(heads, rows)}${zoneLine(timeZone)}`;
}

/** One runbook: what it is for, how it was used, and its steps. */
export function runbookText(runbook: LibraryRunbook, { content }: RunbookSource, timeZone: string): string {
  const { number, title, version, usage } = runbook;
  const heading = facts([
    [runbookName(number), title],
    ['Source', placeOf(runbook)],
    ['Version', `v${version}`],
    ...appliesTo(content),
    ['Used', usage ? usageText(usage, timeZone) : 'never'],
    ...(usage?.skipped ?? []).map(skippedText),
  ]);
  const steps = content.steps.map((step, index) => [
    ...[`${index + 1}`, `${step.line}`, `${'  '.repeat(step.depth)}${step.title}`],
  ]);
  const problems = content.problems.map(({ line, message }) => `Line ${line}: ${message}\n`).join('');
  return [heading, table(['STEP', 'LINE', 'TITLE'], steps), problems, zoneLine(timeZone)]
    .filter(Boolean)
    .join('\n');
}

function placeOf({ folder, path }: { folder: string | null; path: string }): string {
  return folder === null ? 'Slack' : `${folder}/${path}`;
}

type Usage = NonNullable<LibraryRunbook['usage']>;

function mostSkipped(usage: Usage | null): string | null {
  const [most] = usage?.skipped ?? [];
  return most ? `${most.title} (${most.times})` : null;
}

function usageText({ runs, finished, lastUsedAt }: Usage, timeZone: string): string {
  return `${counted(runs, 'time')}, finished ${counted(finished, 'time')}, last ${localTime(lastUsedAt, timeZone)}`;
}

function skippedText({ title, times }: Usage['skipped'][number]): [string, string] {
  return ['Skipped', `${title} (${counted(times, 'time')})`];
}

function appliesTo({ applies }: RunbookContent): [string, string][] {
  const names = {
    services: 'Services',
    severities: 'Severities',
    labels: 'Labels',
    alerts: 'Alerts',
  } as const;
  return (['services', 'severities', 'labels', 'alerts'] as const).flatMap((key): [string, string][] =>
    applies[key].length > 0 ? [[names[key], applies[key].join(', ')]] : [],
  );
}
