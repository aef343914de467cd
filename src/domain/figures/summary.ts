/** How a set of values lies; null where there is none. */
export interface Summary {
  n: number;
  median: number | null;
  /** The value that nine of ten don't exceed. */
  p90: number | null;
}

/** The count, median and 90th percentile of values in any order. */
export function summaryOf(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  return { n: sorted.length, median: percentile(sorted, 50), p90: percentile(sorted, 90) };
}

/**
 * The nearest-rank percentile: the smallest value that at least `percent` of all don't exceed, like Postgres's
 * `percentile_disc`. Always one of the values, so that nobody reads a time that no incident took.
 */
function percentile(sorted: readonly number[], percent: number): number | null {
  const rank = Math.max(1, Math.ceil((sorted.length * percent) / 100));
  return sorted[rank - 1] ?? null;
}
