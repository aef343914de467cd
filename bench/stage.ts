/** Resources that a part has started and must clean up. */
export interface Stage {
  /** Runs at the end, in reverse order. */
  onEnd(end: () => unknown): void;
}

const open = new Set<() => Promise<void>>();

/** Runs `play`, then cleans up everything it started, even on failure. */
export async function onStage<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const ends: (() => unknown)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  open.add(close);
  try {
    return await play({ onEnd: (end) => void ends.push(end) });
  } finally {
    await close();
    open.delete(close);
  }
}

/** Cleans up all stages when a run is interrupted. */
export async function closeStages(): Promise<void> {
  for (const close of open) await close();
}
