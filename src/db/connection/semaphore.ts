/** A fixed number of permits; callers wait in line if none is free. */
export interface Semaphore {
  take(): Promise<void>;
  release(): void;
  hasFree(): boolean;
  /** Resolves once all permits are free, and takes them. */
  takeAll(): Promise<void>;
}

export function semaphore(count: number): Semaphore {
  const waiting: (() => void)[] = [];
  let free = count;
  const take = async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    take,
    release: () => {
      const next = waiting.shift();
      if (next) next();
      else free++;
    },
    hasFree: () => free > 0,
    takeAll: async () => {
      for (let taken = 0; taken < count; taken++) await take();
    },
  };
}
