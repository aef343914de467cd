/** So many places; who finds none free waits in turn. */
export interface Places {
  take(): Promise<void>;
  giveBack(): void;
  hasFree(): boolean;
  /** Resolves when nobody else has a place any more. */
  takeAll(): Promise<void>;
}

export function openPlaces(count: number): Places {
  const waiting: (() => void)[] = [];
  let free = count;
  const take = async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    take,
    giveBack: () => {
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
