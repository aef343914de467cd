import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clusterAt } from '../connection.js';
import { EmbeddedUnavailable } from '../embedded-unavailable.js';
import { until } from '../until.js';
import { choosePort } from './choose-port.js';
import type { Postmaster } from './postmaster-file.js';
import { openServerLog, readServerLog } from './server-log.js';
import { type Settings, serverArguments } from './server-settings.js';
import { asServerUser, type ServerUser } from './server-user.js';

export interface LaunchOptions {
  place: string;
  cluster: string;
  native: string;
  password: string;
  user: ServerUser | null;
  settings: Settings;
  /** Used if it is free. */
  port: number | null;
  /** How long startup may take; crash recovery replays the log first. */
  deadlineMs: number;
}

const MOST_TRIES = 10;

/**
 * Starts Postgres on the cluster and resolves once it accepts connections. Retries if the port was taken or a killed
 * server's child processes remain. Throws EmbeddedUnavailable (`start_failed`) with Postgres's output.
 */
export async function launchServer(options: LaunchOptions): Promise<Postmaster> {
  for (let tries = 1; ; tries += 1) {
    const output = await tryLaunch(await choosePort(options.port), options);
    if (typeof output !== 'string') return output;
    const mayPass = /could not bind|could not create any TCP|is still in use/.test(output);
    if (!mayPass || tries === MOST_TRIES) throw startFailed(output);
    await pause(100 * tries);
  }
}

/** The running server, or its output if it exited. */
async function tryLaunch(port: number, options: LaunchOptions): Promise<Postmaster | string> {
  const server = spawnServer(port, options);
  const failure: { reason: string | null } = { reason: null };
  server.once('error', (error) => {
    failure.reason = error.message; // it could not be run at all
  });
  const hasEnded = () => failure.reason !== null || server.exitCode !== null || server.signalCode !== null;
  const isReady = async () => (await clusterAt(port, options.password)) === options.cluster;
  const { deadlineMs } = options;
  const inTime = await until(async () => hasEnded() || isReady(), { everyMs: 20, deadlineMs });
  if (inTime && !hasEnded() && server.pid) return { pid: server.pid, port };
  if (inTime) return failure.reason ?? readServerLog(options.place);
  server.kill('SIGQUIT');
  return `nothing, and was not ready after ${deadlineMs / 1000} s.`;
}

/** Runs in a session of its own, so that Ctrl-C reaches only us; its output goes to a file, which outlives us. */
function spawnServer(port: number, options: LaunchOptions) {
  const output = openServerLog(options.place);
  const server = spawn(
    join(options.native, 'bin', 'postgres'),
    serverArguments(options.cluster, port, options.settings),
    {
      ...asServerUser(options.user),
      cwd: options.place,
      detached: true,
      stdio: ['ignore', output, output],
    },
  );
  closeSync(output);
  server.unref();
  return server;
}

function startFailed(output: string): EmbeddedUnavailable {
  return new EmbeddedUnavailable('start_failed', `The built-in Postgres didn't start. Its output: ${output}`);
}
