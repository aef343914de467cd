/** Polls until `what` returns a value. Rejects after `timeoutMs` with the text of `lately` and the last error of `what`. */
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
  throw new Error(
    `Timed out after ${timeoutMs} ms waiting for ${String(what).slice(0, 300)}.${trouble}\n${lately()}`,
  );
}
