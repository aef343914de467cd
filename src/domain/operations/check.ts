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
