/** Notifies listeners that something in the sandbox may have changed; bursts are combined into one call. */
export interface Changes {
  notify(): void;
  /** Returns a function that unsubscribes. */
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
