import type { LocatedFinding } from '../../domain/postmortems/blameless/markdown/lint-markdown.js';
import type { Rule } from '../../domain/postmortems/blameless/rule.js';
import { rules } from '../../domain/postmortems/blameless/rules/index.js';
import type { Linted } from './linted.js';

/** The findings as SARIF 2.1.0 (docs.oasis-open.org/sarif), for code scanning. */
export function lintSarif(documents: readonly Linted[], version: string) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'firebreak lint', version, rules: rules.map(ruleSarif) } },
        columnKind: 'utf16CodeUnits',
        results: documents.flatMap(({ path, findings }) => findings.map((one) => resultSarif(path, one))),
      },
    ],
  };
}

function ruleSarif({ id, message, reason, source, question }: Rule) {
  return {
    id,
    shortDescription: { text: message },
    fullDescription: { text: reason },
    help: { text: `${reason} ${question} Source: ${source.name}.` },
    helpUri: source.url,
    defaultConfiguration: { level: 'note' },
  };
}

function resultSarif(path: string, finding: LocatedFinding) {
  const { rule, message, question, suggestion, key, line, column, endColumn } = finding;
  const artifactLocation = { uri: uriOf(path) };
  const region = { startLine: line, startColumn: column, endColumn };
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: 'note',
    message: { text: `${message} ${question}` },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { 'findingKey/v1': key },
    ...(suggestion !== null && { fixes: [fixSarif(suggestion, { artifactLocation, region })] }),
  };
}

function fixSarif(text: string, { artifactLocation, region }: { artifactLocation: object; region: object }) {
  return {
    description: { text: `Write “${text}”.` },
    artifactChanges: [
      { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text } }] },
    ],
  };
}

function uriOf(path: string): string {
  return path === '-' ? 'stdin' : path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
