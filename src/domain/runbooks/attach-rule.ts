import { type AppliesTo, appliesTo } from '../incident/applies-to.js';
import type { Severity } from '../incident/severity.js';

/** A runbook that the policy attaches when an incident is declared. */
export interface AttachRule extends AppliesTo {
  /** The path or title of a runbook in the library. */
  runbook: string;
}

/** The paths and titles of the runbooks that these rules attach, each once. */
export function runbooksToAttach(
  rules: readonly AttachRule[],
  incident: { severity: Severity; affects: readonly string[] },
): string[] {
  const meant = rules.filter((rule) => appliesTo(rule, incident));
  return [...new Set(meant.map(({ runbook }) => runbook))];
}
