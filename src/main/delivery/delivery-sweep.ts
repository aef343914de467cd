import type { Log } from '../../log.js';
import { resumeDeliveries } from '../../workflows/delivery/resume-deliveries.js';
import type { Deps } from '../../workflows/deps.js';
import { type CoalescedRunner, coalescedRunner } from '../coalesced-runner.js';

/** Whoever stored an effect has this long to begin its delivery. */
const graceMs = 2_000;
const everyMs = 3_000;
/** At the start, what falls due soon is requested too, because the process that waited for it may be gone. */
const aheadMs = 60_000;

/**
 * Looks every few seconds for effects that nobody delivers: a process died, the command line stored them, or they were
 * not due for a while. Every process sweeps, from its first `wake()` on.
 */
export function deliverySweep(
  deps: Pick<Deps, 'db' | 'clock' | 'requestDelivery'>,
  log: Log,
): CoalescedRunner {
  let isFirst = true;
  const sweep = async () => {
    const dueBefore = new Date(deps.clock().getTime() + (isFirst ? aheadMs : -graceMs));
    const owners = await resumeDeliveries(deps, dueBefore);
    if (isFirst && owners > 0) log.info('deliveries_resumed', { owners });
    isFirst = false;
  };
  const runner = coalescedRunner(
    () => sweep().finally(() => runner.wakeIn(everyMs)),
    (error) => log.error('delivery_sweep_failed', { error }),
  );
  return runner;
}
