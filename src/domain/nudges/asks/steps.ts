/** Whole numbers at which something is asked, ascending, counted from its start: those in `at`, then each `every` more. */
export interface Steps {
  at: readonly number[];
  every: number | null;
}

/** The latest step that has passed, or null. */
export function latestStep({ at, every }: Steps, elapsed: number): number | null {
  const last = at.at(-1);
  if (last === undefined) return null;
  if (every !== null && elapsed > last) return last + Math.floor((elapsed - last) / every) * every;
  return at.findLast((step) => step <= elapsed) ?? null;
}

/** The first step still to come, or null. */
export function nextStep({ at, every }: Steps, elapsed: number): number | null {
  const listed = at.find((step) => step > elapsed);
  const last = at.at(-1);
  if (listed !== undefined) return listed;
  if (last === undefined || every === null) return null;
  return last + (Math.floor((elapsed - last) / every) + 1) * every;
}
