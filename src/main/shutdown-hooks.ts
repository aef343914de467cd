/** What has to be let go of, in the reverse of the order in which it was taken. */
export interface ShutdownHooks {
  /** Remembers how to end what was just opened. */
  add(end: () => Promise<unknown>): void;
  /** Ends everything, the newest first; one that fails is told of and does not keep the others. */
  run(): Promise<void>;
}

export function shutdownHooks(onFailure: (error: unknown) => void): ShutdownHooks {
  const list: (() => Promise<unknown>)[] = [];
  return {
    add: (end) => void list.push(end),
    run: async () => {
      for (const end of list.splice(0).reverse()) await end().catch(onFailure);
    },
  };
}
