import type { Terminal } from '../terminal.js';

/** What a start consists of, one line for each with the time that it took. */
export interface Progress {
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Says how long all of it took. */
  done(): void;
}

export function showProgress(terminal: Terminal): Progress {
  const begunAt = performance.now();
  return {
    async run(name, work) {
      const startedAt = performance.now();
      terminal.err(`${name} … `);
      const made = await work();
      terminal.err(`${seconds(startedAt)}\n`);
      return made;
    },
    done: () => terminal.err(`Ready after ${seconds(begunAt)}.\n`),
  };
}

/** The time since a moment of `performance.now()`, in words. */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1_000).toFixed(1)} s`;
}
