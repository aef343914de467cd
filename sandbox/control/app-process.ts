import type { LedgerEntry } from './ledger.js';

/** State of the app's process. `ended` means it exited by itself or was killed. */
export type AppState = 'starting' | 'running' | 'stopping' | 'stopped' | 'ended';

/** The app as a process that the control room starts and stops. */
export interface AppProcess {
  state(): AppState;
  /** The last lines of its log, oldest first. */
  lastLines(): string[];
  /** Resolves once the app accepts payloads; rejects if it exits first. Its clock runs `aheadMs` ahead. */
  start(o: { aheadMs: number }): Promise<void>;
  /** Asks the app to stop and waits until it has. */
  stop(): Promise<void>;
  /** Kills the app immediately and waits until it is gone. */
  kill(): Promise<void>;
  /** Deletes the app's data. Call it only while the app is stopped. */
  forget(): Promise<void>;
  /** What the app has asked people, newest first; absent if it keeps no ledger. Called only while it runs. */
  readLedger?(): Promise<LedgerEntry[]>;
  /** Subscribes to changes of state and log. Returns a function that unsubscribes. */
  onChange(listener: () => void): () => void;
}
