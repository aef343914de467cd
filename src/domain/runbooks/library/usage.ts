/** How a runbook was used. */
export interface RunbookUsage {
  /** In the library. */
  number: number;
  title: string;
  runs: number;
  /** How many of its runs were finished. */
  finished: number;
  lastUsedAt: Date;
  /** The steps that were skipped most often, most first; at most three. */
  skipped: { title: string; times: number }[];
}
