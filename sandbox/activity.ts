/** Tracks when the sandbox was last busy; `work` counts running tasks. Uses real time, not the sandbox's clock. */
export interface Activity {
  work<T>(task: Promise<T>): Promise<T>;
  /** Resolves once nothing has run for `quietMs`. */
  idle(quietMs: number): Promise<void>;
}

export function startActivity(onChange: () => void = () => {}): Activity {
  let underWay = 0;
  let lastAt = performance.now();
  const touch = (change: number): void => {
    underWay += change;
    lastAt = performance.now();
    onChange();
  };
  return {
    async work(task) {
      touch(1);
      try {
        return await task;
      } finally {
        touch(-1);
      }
    },
    async idle(quietMs) {
      while (underWay > 0 || performance.now() - lastAt < quietMs) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(10, quietMs)));
      }
    },
  };
}
