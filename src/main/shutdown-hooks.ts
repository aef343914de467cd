/** Shutdown hooks, run in reverse order of registration. */
export interface ShutdownHooks {
  /** Registers how to close what was just opened. */
  add(hook: () => Promise<unknown>): void;
  /** Runs all hooks, the newest first. Reports a failing hook and goes on. */
  run(): Promise<void>;
}

export function shutdownHooks(onFailure: (error: unknown) => void): ShutdownHooks {
  const hooks: (() => Promise<unknown>)[] = [];
  return {
    add: (hook) => void hooks.push(hook),
    run: async () => {
      for (const hook of hooks.splice(0).reverse()) await hook().catch(onFailure);
    },
  };
}
