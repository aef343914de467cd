import type { RunbookProblem } from '../../runbook.js';

export function tooComplex(_lines: readonly string[]): RunbookProblem | null {
  return null;
}
