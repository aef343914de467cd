import { setTimeout as pause } from 'node:timers/promises';
import { type Holder, holderOf, isHolding } from './owner-record.js';
import { stopServer } from './stop-server.js';

export interface SuperviseOptions {
  /** Called a few times a second while the server lives; must not throw. */
  onGlance: () => void;
  /** Brings the server back; resolves to its process, or to null when it is another's now and no longer ours to watch. */
  relaunch: () => Promise<number | null>;
  log: (event: string, facts: Record<string, unknown>) => void;
}

export interface Supervision {
  pid(): number;
  /** Stops watching, then the server. Harmless again. */
  end(): Promise<void>;
}

const GLANCE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** Watches a server that we own: one that dies unasked is brought back, with growing pauses while that fails. */
export function supervise(pid: number, options: SuperviseOptions): Supervision {
  const watch = { server: holderOf(pid), isOurs: true, ending: new AbortController() };
  const watching = keepAlive(watch, options);
  const end = async () => {
    watch.ending.abort();
    await Promise.race([watching, pause(LONGEST_PAUSE_MS, undefined, { ref: false })]);
    if (watch.isOurs) await stopServer(watch.server);
  };
  return { pid: () => watch.server.pid, end };
}

interface Watch {
  server: Holder;
  isOurs: boolean;
  ending: AbortController;
}

async function keepAlive(watch: Watch, options: SuperviseOptions): Promise<void> {
  for (let failures = 0; watch.isOurs; ) {
    const waitMs = Math.min(GLANCE_MS * 2 ** failures, LONGEST_PAUSE_MS);
    await pause(waitMs, undefined, { ref: false, signal: watch.ending.signal }).catch(() => {});
    if (watch.ending.signal.aborted) return;
    if (isHolding(watch.server)) options.onGlance();
    else failures = (await bringBack(watch, options)) ? 0 : failures + 1;
  }
}

async function bringBack(watch: Watch, { relaunch, log }: SuperviseOptions): Promise<boolean> {
  log('embedded_died', { pid: watch.server.pid });
  try {
    const pid = await relaunch();
    watch.isOurs = pid !== null;
    if (pid !== null) watch.server = holderOf(pid);
    log('embedded_recovered', { pid });
    return true;
  } catch (error) {
    log('embedded_not_recovered', { reason: String(error) });
    return false;
  }
}
