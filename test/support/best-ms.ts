/** Milliseconds that the work takes, at its best of three: other work on the machine must not count. */
export function bestMs(work: () => unknown): number {
  return Math.min(...[1, 2, 3].map(() => once(work)));
}

function once(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
