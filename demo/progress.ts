import type { Terminal } from '../src/cli/terminal.js';

/** Progress of a start: one line per step, with its duration. */
export interface Progress {
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Prints the total duration. */
  done(): void;
}

export function showProgress(terminal: Terminal): Progress {
  const begunAt = performance.now();
  return {
    async run(name, work) {
      const startedAt = performance.now();
      terminal.err(`${name}… `);
      const made = await work();
      terminal.err(`${seconds(startedAt)}\n`);
      return made;
    },
    done: () => terminal.err(`Ready after ${seconds(begunAt)}.\n`),
  };
}

/** Formats the time since a `performance.now()` value, like `1.2 s`. */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1_000).toFixed(1)} s`;
}
