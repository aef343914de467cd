import { migrate as migrateDatabase } from '../db/migrate.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import type { Terminal } from './terminal.js';
import { withDatabaseUrl } from './with-database.js';

/** Brings the database to this version's schema; makes the built-in one where there is none. Harmless again. */
export function migrate(terminal: Terminal): Promise<ExitCode> {
  return withDatabaseUrl(terminal, { mayCreate: true }, async (url) => {
    await migrateDatabase(url);
    terminal.out("The database has this version's tables.\n");
    return exitCodes.done;
  });
}
