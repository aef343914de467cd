/** What the app's process is doing. `ended`: by itself or by a kill, and not because it was asked to. */
export type AppState = 'starting' | 'running' | 'stopping' | 'stopped' | 'ended';

/** The app that lives in the sandbox, as a process that the control room rules. What it is made of is its owner's business. */
export interface AppProcess {
  state(): AppState;
  /** The last lines of its log, oldest first. */
  lastLines(): string[];
  /** Resolves when it takes payloads, at once where it runs; rejects where it ends before. Its clock runs `aheadMs` ahead. */
  start(o: { aheadMs: number }): Promise<void>;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** Kills it, without a word of warning, and waits until it is gone. */
  kill(): Promise<void>;
  /** Takes away everything that it remembers; asked only while it is stopped. */
  forget(): Promise<void>;
  /** Tells of every change of state or log; gives what ends the telling. */
  onChange(listener: () => void): () => void;
}
