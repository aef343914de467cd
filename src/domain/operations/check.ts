/** One thing that `doctor` looked at. */
export interface Check {
  /** What was looked at, in one to four words. */
  name: string;
  /** `unknown`: it could not be looked at, because something else failed. */
  verdict: 'ok' | 'warning' | 'failed' | 'unknown';
  /** What was found. */
  found: string;
  /** What to do about it; null if nothing. */
  fix: string | null;
  /** Which exit code its failure has. */
  concerns: 'configuration' | 'database' | 'running';
}

/** A maker of checks about one concern. */
export function checksOf(concerns: Check['concerns']) {
  return {
    ok: (name: string, found: string): Check => ({ name, verdict: 'ok', found, fix: null, concerns }),
    warning: (name: string, found: string, fix: string): Check => ({
      name,
      verdict: 'warning',
      found,
      fix,
      concerns,
    }),
    failed: (name: string, found: string, fix: string): Check => ({
      name,
      verdict: 'failed',
      found,
      fix,
      concerns,
    }),
    unknown: (name: string, found: string): Check => ({
      name,
      verdict: 'unknown',
      found,
      fix: null,
      concerns,
    }),
  };
}

/** All checks in one sentence, such as `1 failed, 2 warnings of 20 checks.` */
export function summaryOf(checks: readonly Check[]): string {
  const count = (verdict: Check['verdict']) => checks.filter((check) => check.verdict === verdict).length;
  const [failed, warnings] = [count('failed'), count('warning')];
  if (failed === 0 && warnings === 0) return 'Everything is fine.';
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(warnings > 0 ? [warnings === 1 ? '1 warning' : `${warnings} warnings`] : []),
  ];
  return `${parts.join(', ')} of ${checks.length} checks.`;
}
