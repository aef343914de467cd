/** Tells listeners that something in the sandbox may have changed; many changes at once are told once. */
export interface Changes {
  notify(): void;
  /** Gives what ends the listening. */
  listen(listener: () => void): () => void;
}

const gatherMs = 30;

export function newChanges(): Changes {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  const tellAll = (): void => {
    timer = undefined;
    for (const listener of listeners) listener();
  };
  return {
    notify() {
      if (listeners.size > 0) timer ??= setTimeout(tellAll, gatherMs);
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
  };
}
