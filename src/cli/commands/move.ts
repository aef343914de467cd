import { readOperatorConfig } from '../../config/operator-config.js';
import { version } from '../../config/version.js';
import { openDatabase } from '../../db/open-database.js';
import { counted } from '../../domain/text/words.js';
import { makeBackup } from '../../main/backup/make-backup.js';
import { NotEmpty, restoreBackup } from '../../main/backup/restore-backup.js';
import { countServers } from '../../workflows/operations/count-servers.js';
import { recordBackup } from '../backups/record-backup.js';
import { contentText, verifyRestored } from '../backups/restored-text.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { Refused } from '../refused.js';
import type { Terminal } from '../terminal.js';
import { withDatabaseUrl } from '../with-database.js';
import { notEmpty } from './restore.js';

/** Copies the built-in database to the one that DATABASE_URL names, which must be empty. Changes nothing in the old one. */
export async function move(terminal: Terminal): Promise<ExitCode> {
  const config = readOperatorConfig(terminal.env, terminal.cwd);
  if (config.kind === 'ok' && !('url' in config.value.database))
    throw new Refused('Set DATABASE_URL to the address of an empty Postgres database to move to.');
  const builtIn = { ...terminal, env: { ...terminal.env, DATABASE_URL: '' } };
  return withDatabaseUrl(terminal, { mayCreate: false }, (to) =>
    withDatabaseUrl(builtIn, { mayCreate: false }, async (from) => {
      await requireNoServer(from);
      return copy(terminal, from, to);
    }),
  );
}

/** What a server writes during the move would be lost. */
async function requireNoServer(url: string): Promise<void> {
  const db = openDatabase({ url, maxConnections: 1 });
  try {
    const servers = await countServers(db);
    if (servers > 0)
      throw new Refused(`${counted(servers, 'server')} running on the built-in database. Stop it first.`);
  } finally {
    await db.close();
  }
}

async function copy(terminal: Terminal, from: string, to: string): Promise<ExitCode> {
  const content = makeBackup(from, { version: version(), now: terminal.clock() });
  const how = { key: null, deliveries: 'searched' } as const;
  const { manifest } = await restoreBackup(content, to, how).catch((error: unknown) => {
    throw error instanceof NotEmpty ? notEmpty(to) : error;
  });
  const verified = await verifyRestored(to, manifest);
  await recordBackup(terminal, to, { kind: 'database_moved' });
  terminal.out(`Moved ${contentText(manifest)}.\n${verified.text}${nextText}`);
  return verified.isIntact ? exitCodes.done : exitCodes.broken;
}

const nextText =
  'Now start the server with this DATABASE_URL. The built-in database is still as it was: remove its folder when you no longer need it.\n';
