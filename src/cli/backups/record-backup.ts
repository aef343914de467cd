import { openDatabase } from '../../db/open-database.js';
import type { Access } from '../../domain/audit/access.js';
import { describeError } from '../../log/describe-error.js';
import { sealing } from '../../main/sealing.js';
import { recordForAll } from '../../workflows/audit/record-access.js';
import { printError, type Terminal } from '../terminal.js';

/**
 * Records in the audit log what the operator did with the whole database at `url`. A database that can't be written to, or
 * has an older schema, must not keep anybody from a backup of it: then one line says that nothing was recorded.
 */
export async function recordBackup(terminal: Terminal, url: string, access: Access): Promise<void> {
  const db = openDatabase({ url, maxConnections: 1 });
  const actor = { kind: 'operator', id: terminal.operator } as const;
  try {
    await recordForAll(db, { actor, at: terminal.clock() }, access, sealing);
  } catch (error) {
    const why = error instanceof Error ? describeError(error, (text) => text).message : 'unknown error';
    printError(terminal, `This isn't in the audit log: ${why}`);
  } finally {
    await db.close();
  }
}
