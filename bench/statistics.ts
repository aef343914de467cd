/** The median; for an even count, the mean of the middle two. Throws for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (at(sorted, Math.floor(half)) + at(sorted, Math.ceil(half))) / 2;
}

/** The smallest value that at least `share` (0 to 1) of the values don't exceed. Throws for an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return at(sorted, Math.max(Math.ceil(share * sorted.length) - 1, 0));
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new Error('There are no samples.');
  return value;
}
