import type { LocatedFinding } from '../../domain/postmortems/blameless/markdown/lint-markdown.js';
import { counted } from '../../domain/text/words.js';
import type { Linted } from './linted.js';

/** A line for each finding, with what to ask or write instead below it, and how many there are. */
export function lintText(documents: readonly Linted[]): string {
  const lines = documents.flatMap(({ path, findings }) =>
    findings.map((finding) => findingText(path, finding)),
  );
  const count = lines.length === 0 ? 'No findings' : counted(lines.length, 'finding');
  return `${lines.join('')}${count} in ${counted(documents.length, 'document')}.\n`;
}

function findingText(path: string, finding: LocatedFinding): string {
  const { line, column, message, rule, question, suggestion, words } = finding;
  const advice = suggestion === null ? question : `${question} Try “${suggestion}” instead of “${words}”.`;
  return `${path}:${line}:${column}: ${message}  [${rule}]\n    ${advice}\n`;
}
