/** The steps at which something is asked, ascending, counted from its start: those in `at`, then each `every` more. */
export interface Steps {
  at: readonly number[];
  every: number | null;
}

/** The steps that have passed, latest first. */
export function* passedSteps({ at, every }: Steps, elapsed: number): Generator<number> {
  const last = at.at(-1);
  if (last === undefined) return;
  if (every !== null)
    for (let step = last + Math.floor((elapsed - last) / every) * every; step > last; step -= every)
      yield step;
  for (const step of at.toReversed()) if (step <= elapsed) yield step;
}

/** The first step still to come, or null. */
export function nextStep({ at, every }: Steps, elapsed: number): number | null {
  const listed = at.find((step) => step > elapsed);
  const last = at.at(-1);
  if (listed !== undefined) return listed;
  if (last === undefined || every === null) return null;
  return last + (Math.floor((elapsed - last) / every) + 1) * every;
}
