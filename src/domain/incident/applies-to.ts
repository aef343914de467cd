import type { Severity } from './severity.js';

/** Which incidents a rule of the policy is for. */
export interface AppliesTo {
  /** Only these severities; left out: all. */
  severities?: Severity[] | undefined;
  /** Only if one of these is affected; left out: whatever is. */
  services?: string[] | undefined;
}

/** Whether a rule is for this incident. Case doesn't matter in names of services. */
export function appliesTo(
  { severities, services }: AppliesTo,
  { severity, affects }: { severity: Severity; affects: readonly string[] },
): boolean {
  const affected = affects.map((name) => name.trim().toLowerCase());
  return (
    (severities?.includes(severity) ?? true) &&
    (services?.some((name) => affected.includes(name.trim().toLowerCase())) ?? true)
  );
}
