import { setTimeout as pause } from 'node:timers/promises';

const againMs = 1_000;

/**
 * Does what a service that listens already must do: where it fails, as by a database that is away just now, it is told of
 * and tried again until it is done or `signal` asks to end. Ending the process would help nobody.
 */
export async function retryUntilDone(
  work: () => Promise<unknown>,
  { onFailure, signal }: { onFailure: (error: unknown) => void; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
      return;
    } catch (error) {
      onFailure(error);
      await pause(againMs, null, { signal }).catch(() => {});
    }
  }
}
