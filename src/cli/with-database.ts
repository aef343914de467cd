import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseConfig, readOperatorConfig } from '../config/operator-config.js';
import type { Database } from '../db/database.js';
import { startEmbedded } from '../db/embedded/start-embedded.js';
import { openDatabase } from '../db/open-database.js';
import { reportOnce } from '../main/report-once.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { reportConfigFaults } from './output/report-config-faults.js';
import { whyUnavailable } from './output/why-unavailable.js';
import { Refused } from './refused.js';
import { printError, type Terminal } from './terminal.js';

/**
 * Runs `work` on the database that the environment names, with or without a running server. Does not create a missing
 * built-in database. Returns the exit code; prints one line on failure.
 */
export async function withDatabase(
  terminal: Terminal,
  work: (db: Database) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withDatabaseUrl(terminal, { mayCreate: false }, async (url) => {
    const onUnreadable = reportOnce(({ column, row, why }) =>
      printError(terminal, `Can't read ${column} of ${row}: ${why}.`),
    );
    const db = openDatabase({ url, onUnreadable, maxConnections: 3 });
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  });
}

/** Like `withDatabase`, for work that opens the database itself. `mayCreate`: creates a missing built-in database. */
export async function withDatabaseUrl(
  terminal: Terminal,
  { mayCreate }: { mayCreate: boolean },
  work: (url: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = readOperatorConfig(terminal.env, terminal.cwd);
  if (config.kind === 'faults') return reportConfigFaults(terminal, config.faults);
  const { database } = config.value;
  try {
    const server = await serverOf(database, mayCreate);
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } catch (error) {
    const line = whyUnavailable(error, 'url' in database ? database.url : undefined);
    if (line === null) throw error;
    printError(terminal, line);
    return exitCodes.unavailable;
  }
}

async function serverOf(
  database: DatabaseConfig,
  mayCreate: boolean,
): Promise<{ url: string; stop: () => Promise<void> }> {
  if ('url' in database) return { url: database.url, stop: async () => {} };
  const dataDir = database.embeddedIn;
  if (!mayCreate && isMissing(database))
    throw new Refused(
      `There's no database in ${dataDir}. Start the server once, or set FIREBREAK_DATA or DATABASE_URL to its location.`,
      exitCodes.unavailable,
    );
  return startEmbedded({ dataDir });
}

/** Whether the built-in database has yet to be created, which the server does when it first starts. */
export function isMissing(database: DatabaseConfig): boolean {
  return 'embeddedIn' in database && !existsSync(join(database.embeddedIn, 'embedded.json'));
}
