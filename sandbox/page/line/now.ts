let aheadMs = 0;

/** The sandbox's time, which may be ahead of real time. */
export function now(): Date {
  return new Date(Date.now() + aheadMs);
}

/** Sets how far the sandbox's time is ahead. */
export function setAhead(ms: number): void {
  aheadMs = ms;
}
