/** What a part has started and must end, whatever happens. */
export interface Stage {
  /** Ends with the stage; the last one first. */
  onEnd(end: () => unknown): void;
}

const open = new Set<() => Promise<void>>();

/** Runs `play` and then ends everything that it has started, also where it fails. */
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

/** For a run that is broken off: ends what every stage has started. */
export async function closeStages(): Promise<void> {
  for (const close of open) await close();
}
