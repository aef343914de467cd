import type { Linted } from './linted.js';

/** What `lint --format json` prints: all findings, by document and place. */
export function lintJson(documents: readonly Linted[]) {
  return documents.flatMap(({ path, findings }) =>
    findings.map(({ line, column, endColumn, rule, message, suggestion }) => ({
      ...{ path, line, column, endColumn },
      ...{ rule, message, suggestion },
    })),
  );
}
