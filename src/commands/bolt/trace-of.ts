/** The trace that the receiver gave to the payload (`receivers.ts`). */
export function traceOf({ trace }: Record<string, unknown>): string {
  if (typeof trace !== 'string') throw new Error('A payload without a trace reached a listener.');
  return trace;
}
