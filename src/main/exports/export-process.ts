import { text } from 'node:stream/consumers';
import { serialize } from 'node:v8';
import type { UnreadableValue } from '../../db/database.js';
import { openDatabase } from '../../db/open-database.js';
import { endWithParent } from '../child/end-with-parent.js';
import type { ExportAnswer, ExportRequest } from './make-apart.js';
import { makeExport } from './make-export.js';

// The program of the process that makes one export (`make-apart.ts`): it reads a request as JSON, and writes an answer.
endWithParent();
try {
  process.stdout.write(serialize(await answerTo(JSON.parse(await text(process.stdin)))));
} catch (error) {
  process.stderr.write(String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}

async function answerTo({ databaseUrl, job }: ExportRequest): Promise<ExportAnswer> {
  const unreadable: UnreadableValue[] = [];
  const onUnreadable = (what: UnreadableValue) => void unreadable.push(what);
  const db = openDatabase({ url: databaseUrl, maxConnections: 2, isDurable: false, onUnreadable });
  try {
    return { made: await makeExport(db, job), unreadable };
  } finally {
    await db.close();
  }
}
