import { vi } from 'vitest';

/** Waits until a check holds: for what follows an act by itself, however slow the machine is. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000, interval: 25 });
}
