import { setTimeout as pause } from 'node:timers/promises';

const retryMs = 1_000;

/**
 * Runs a startup step of a service that already listens. Reports a failure, such as a lost database, and retries
 * every second until it succeeds or `signal` aborts: exiting would not help.
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
      await pause(retryMs, null, { signal }).catch(() => {});
    }
  }
}
