/** Polls until `what` gives something; rejects after `timeoutMs`, with the words of `lately`. Errors of `what` are kept for the message. */
export async function until<T>(
  what: () => T | undefined | false,
  timeoutMs: number,
  lately: () => string,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const found = what();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const trouble = last instanceof Error ? ` Last error: ${last.message}.` : '';
  throw new Error(`Waited ${timeoutMs} ms in vain for ${String(what).slice(0, 300)}.${trouble}\n${lately()}`);
}
