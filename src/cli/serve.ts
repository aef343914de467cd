import type { ConfigFault } from '../config/config-fault.js';
import { type Config, readConfig } from '../config.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { reportConfigFaults } from './report-config-faults.js';
import { printError, type Terminal } from './terminal.js';
import { whyUnavailable } from './why-unavailable.js';

/**
 * Starts the server; resolves soon after `signal` asks it to end. What it gives stops it: takes nothing new, ends what
 * is under way.
 */
export type StartServer = (config: Config, signal: AbortSignal) => Promise<{ stop(): Promise<void> }>;

/** Serves until `ending`; then drains. Gives 0 then, and also where it was ended while it started. */
export async function serve(
  terminal: Terminal,
  { start, ending }: { start: StartServer; ending: Promise<unknown> },
): Promise<ExitCode> {
  const read = await readConfig(terminal.env, terminal.cwd);
  if (read.kind === 'faults') return reportConfigFaults(terminal, read.faults);
  const { config } = read;
  try {
    const asked = new AbortController();
    void ending.then(() => asked.abort());
    const running = await start(config, asked.signal);
    await ending;
    await running.stop();
    return exitCodes.done;
  } catch (error) {
    const fault = listenFault(error, config.http);
    if (fault) return reportConfigFaults(terminal, [fault]);
    const line = whyUnavailable(error, 'url' in config.database ? config.database.url : undefined);
    if (line === null) throw error;
    printError(terminal, line);
    return exitCodes.unavailable;
  }
}

/** The address that it cannot listen on, or null where something else went wrong. */
function listenFault(error: unknown, { host, port }: Config['http']): ConfigFault | null {
  const isListen = error instanceof Error && 'syscall' in error && error.syscall === 'listen';
  const code = isListen && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return {
      ...{ where: 'PORT', found: `${port}, which another process holds`, expected: 'a port that is free' },
      remedy: 'Set another one, or end that process.',
    };
  if (code === 'EACCES')
    return {
      ...{
        where: 'PORT',
        found: `${port}, which this user may not take`,
        expected: 'a port that is allowed',
      },
      remedy: 'Set one above 1023.',
    };
  if (code === 'EADDRNOTAVAIL')
    return {
      ...{ where: 'HOST', found: host, expected: 'an address of this machine' },
      remedy: 'Set 127.0.0.1 (this machine only) or 0.0.0.0 (every network).',
    };
  return null;
}
