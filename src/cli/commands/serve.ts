import type { ConfigFault } from '../../config/config-fault.js';
import type { PolicyFile } from '../../config/policy/policy-file.js';
import { readPolicy } from '../../config/policy/read-policy.js';
import { type Config, readConfig } from '../../config.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { whyUnavailable } from '../output/why-unavailable.js';
import { printError, type Terminal } from '../terminal.js';

/**
 * Starts the server; resolves soon after `signal` aborts. `stop` accepts no new requests and finishes those in
 * flight.
 */
export type StartServer = (
  config: Config,
  options: { signal: AbortSignal; policyFile: PolicyFile },
) => Promise<{ stop(): Promise<void> }>;

/**
 * Serves until `ending` resolves, then shuts down and returns 0, also if it was still starting. `onReload` is
 * called with what reads the policy file again.
 */
export async function serve(
  terminal: Terminal,
  {
    start,
    ending,
    onReload,
  }: { start: StartServer; ending: Promise<unknown>; onReload: PolicyFile['onReload'] },
): Promise<ExitCode> {
  const read = await readConfig(terminal.env, terminal.cwd);
  if (read.kind === 'faults') return reportConfigFaults(terminal, read.faults);
  const { config } = read;
  const abort = new AbortController();
  try {
    void ending.then(() => abort.abort());
    const running = await start(config, {
      signal: abort.signal,
      policyFile: { read: () => readPolicy(terminal.env, terminal.cwd), onReload },
    });
    await ending;
    await running.stop();
    return exitCodes.done;
  } catch (error) {
    if (abort.signal.aborted) return exitCodes.done;
    const fault = listenFault(error, config.http);
    if (fault) return reportConfigFaults(terminal, [fault]);
    const line = whyUnavailable(error, 'url' in config.database ? config.database.url : undefined);
    if (line === null) throw error;
    printError(terminal, line);
    return exitCodes.unavailable;
  }
}

/** The configuration fault behind a failed `listen`, or null for any other error. */
function listenFault(error: unknown, { host, port }: Config['http']): ConfigFault | null {
  const code = listenCode(error, host);
  if (code === 'EADDRINUSE')
    return {
      ...{ where: 'PORT', found: `${port}, which is in use`, expected: 'a free port' },
      remedy: 'Set another port, or stop the process that uses it.',
    };
  if (code === 'EACCES')
    return {
      ...{
        where: 'PORT',
        found: `${port}, which this user can't bind`,
        expected: 'a port this user can bind',
      },
      remedy: 'Set a port above 1023.',
    };
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return {
      ...{ where: 'HOST', found: host, expected: 'an address of this machine' },
      remedy: 'Set 127.0.0.1 (this machine only) or 0.0.0.0 (every network).',
    };
  return null;
}

/** The code of an error of `listen`, which looks the host up first; null for any other error. */
function listenCode(error: unknown, host: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const isLookup = error.syscall === 'getaddrinfo' && 'hostname' in error && error.hostname === host;
  return error.syscall === 'listen' || isLookup ? error.code : null;
}
