import { type LockHolder, migrate as migrateDatabase } from '../../db/migrate.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { withDatabaseUrl } from '../with-database.js';

/** Migrates the database to this version's schema; creates the built-in database if missing. Safe to repeat. */
export function migrate(terminal: Terminal): Promise<ExitCode> {
  return withDatabaseUrl(terminal, { mayCreate: true }, async (url) => {
    const onWaiting = (holder: LockHolder | null) =>
      terminal.err(
        `Another process is migrating this database${holder ? ` (${holderText(holder)})` : ''}. Waiting.\n`,
      );
    await migrateDatabase(url, { onWaiting });
    terminal.out('The database schema is up to date.\n');
    return exitCodes.done;
  });
}

function holderText({ pid, application, address }: LockHolder): string {
  return `${application || 'an unnamed application'} at ${address}, Postgres process ${pid}`;
}
