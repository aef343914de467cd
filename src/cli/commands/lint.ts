import { version } from '../../config/version.js';
import { lintMarkdown } from '../../domain/postmortems/blameless/markdown/lint-markdown.js';
import { loadTagger } from '../../domain/postmortems/blameless/tagger/load-tagger.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { lintJson } from '../lint/lint-json.js';
import { lintSarif } from '../lint/lint-sarif.js';
import { lintText } from '../lint/lint-text.js';
import type { Linted } from '../lint/linted.js';
import { readDocuments } from '../lint/read-documents.js';
import type { lintFormats } from '../output/formats.js';
import { printError, printJson, type Terminal } from '../terminal.js';

export interface LintOptions {
  format: (typeof lintFormats)[number];
  /** Whether findings are a failure. */
  strict: boolean;
  /** Names of people, which should be roles. */
  people: readonly string[];
}

/**
 * Prints what blames people in Markdown documents. What can't be read is said on standard error, and the rest is linted;
 * refused if something can't be read, or if there are findings and they matter.
 */
export async function lint(
  terminal: Terminal,
  files: readonly string[],
  { format, strict, people }: LintOptions,
): Promise<ExitCode> {
  const linted: Linted[] = [];
  let areAllRead = true;
  const tagger = await loadTagger();
  const named = people.map((name) => ({ id: name, names: [name], role: null }));
  for await (const file of readDocuments(terminal, files)) {
    const result = file.kind === 'file' ? lintMarkdown(file.markdown, { tagger, people: named }) : file;
    if (result.kind === 'linted') linted.push({ path: file.path, findings: result.findings });
    else printError(terminal, `${file.path}:${result.line}: ${result.why}`);
    areAllRead &&= result.kind === 'linted';
  }
  if (format === 'text') terminal.out(lintText(linted));
  else printJson(terminal, format === 'json' ? lintJson(linted) : lintSarif(linted, version()));
  const isClean = linted.every(({ findings }) => findings.length === 0);
  return areAllRead && (isClean || !strict) ? exitCodes.done : exitCodes.refused;
}
