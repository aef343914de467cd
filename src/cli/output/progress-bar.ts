import { Presets, SingleBar } from 'cli-progress';

/** Shows how far something is. */
export interface ProgressBar {
  step(): void;
  stop(): void;
}

/** A bar of `total` steps on a terminal's error stream. */
export function progressBar(stream: NodeJS.WritableStream, total: number): ProgressBar {
  const bar = new SingleBar(
    { stream, format: '{bar} {value} of {total}', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}
