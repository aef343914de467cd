import type { Severity } from '../incident/severity.js';

/** A runbook that the policy attaches when an incident is declared. */
export interface AttachRule {
  /** The path or title of a runbook in the library. */
  runbook: string;
  /** Only for these severities; left out: for all. */
  severities?: Severity[] | undefined;
  /** Only if one of these is affected; left out: whatever is. */
  services?: string[] | undefined;
}

/** The paths and titles of the runbooks that these rules attach, each once. Case doesn't matter in names of services. */
export function runbooksToAttach(
  rules: readonly AttachRule[],
  { severity, affects }: { severity: Severity; affects: readonly string[] },
): string[] {
  const affected = affects.map((name) => name.trim().toLowerCase());
  const meant = rules.filter(
    ({ severities, services }) =>
      (severities?.includes(severity) ?? true) &&
      (services?.some((name) => affected.includes(name.trim().toLowerCase())) ?? true),
  );
  return [...new Set(meant.map(({ runbook }) => runbook))];
}
