import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddedLog } from '../embedded-log.js';
import { isRunning, type ProcessRef, processRef } from '../owner-record.js';
import { stopServer } from './stop-server.js';

export interface SuperviseOptions {
  /** Called a few times a second while the server is running; must not throw. */
  onTick: () => void;
  /** Restarts the server; resolves to its process number, or to null if another process owns it now. */
  relaunch: () => Promise<number | null>;
  log: EmbeddedLog;
}

export interface Supervision {
  pid(): number;
  /** Stops watching, then stops the server. Can be called again. */
  end(): Promise<void>;
}

const TICK_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** Watches a server that we own and restarts it when it dies, with growing delays while that fails. */
export function supervise(pid: number, options: SuperviseOptions): Supervision {
  const watch = { server: processRef(pid), isOurs: true, ending: new AbortController() };
  const watching = keepAlive(watch, options);
  const end = async () => {
    watch.ending.abort();
    await Promise.race([watching, pause(LONGEST_PAUSE_MS, undefined, { ref: false })]);
    if (watch.isOurs) await stopServer(watch.server);
  };
  return { pid: () => watch.server.pid, end };
}

interface Watch {
  server: ProcessRef;
  isOurs: boolean;
  ending: AbortController;
}

async function keepAlive(watch: Watch, options: SuperviseOptions): Promise<void> {
  for (let failures = 0; watch.isOurs; ) {
    const waitMs = Math.min(TICK_MS * 2 ** failures, LONGEST_PAUSE_MS);
    await pause(waitMs, undefined, { ref: false, signal: watch.ending.signal }).catch(() => {});
    if (watch.ending.signal.aborted) return;
    if (isRunning(watch.server)) options.onTick();
    else failures = (await bringBack(watch, options)) ? 0 : failures + 1;
  }
}

async function bringBack(watch: Watch, { relaunch, log }: SuperviseOptions): Promise<boolean> {
  log.warn('embedded_died', { pid: watch.server.pid });
  try {
    const pid = await relaunch();
    watch.isOurs = pid !== null;
    if (pid !== null) watch.server = processRef(pid);
    log.info('embedded_recovered', { pid });
    return true;
  } catch (error) {
    log.error('embedded_not_recovered', { error });
    return false;
  }
}
