let aheadMs = 0;

/** The sandbox's time: it may be ahead of the clock on the wall. */
export function now(): Date {
  return new Date(Date.now() + aheadMs);
}

/** Says how far the sandbox's time is ahead. */
export function setAhead(ms: number): void {
  aheadMs = ms;
}
