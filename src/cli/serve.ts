import { setTimeout as pause } from 'node:timers/promises';
import { type Config, readConfig } from '../config.js';
import { complainOfFaults } from './complain-of-faults.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { complain, type Terminal } from './terminal.js';
import { whyUnavailable } from './why-unavailable.js';

/** Starts the server. What it gives stops it: takes nothing new, ends what is under way. */
export type StartServer = (config: Config) => Promise<{ stop(): Promise<void> }>;

/** For how long a start that was interrupted may still come to its end, so that it can be stopped in order. */
const lateStartMs = 10_000;

/** Serves until `ending`; then drains. Gives 0 then, and also where it was ended while it started. */
export async function serve(
  terminal: Terminal,
  { start, ending }: { start: StartServer; ending: Promise<unknown> },
): Promise<ExitCode> {
  const read = await readConfig(terminal.env, terminal.cwd);
  if (read.kind === 'faults') return complainOfFaults(terminal, read.faults);
  const { config } = read;
  try {
    const running = await Promise.race([
      start(config),
      ending.then(() => pause(lateStartMs, null, { ref: false })),
    ]);
    await ending;
    await running?.stop();
    return exitCodes.done;
  } catch (error) {
    const line = whyUnavailable(error, 'url' in config.database ? config.database.url : undefined);
    if (line === null) throw error;
    complain(terminal, line);
    return exitCodes.unavailable;
  }
}
