import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import type { Database, UnreadableValue } from '../../db/database.js';
import { databaseEnvironment } from '../child/database-environment.js';
import { type Ended, type Limits, runChild } from '../child/run-child.js';
import type { ExportJob, MadeExport } from './make-export.js';

export interface ExportRequest {
  databaseUrl: string;
  job: ExportJob;
}

/** `unreadable`: stored values that this version can't read. */
export interface ExportAnswer {
  made: MadeExport;
  unreadable: UnreadableValue[];
}

export interface ApartDeps {
  db: Database;
  /** Of the same database. */
  databaseUrl: string;
  limits?: Limits;
  /** The program of the process. */
  program?: URL;
}

/** Why the process ended before it was done; null: somebody killed it, or the system did. */
export interface Stopped {
  kind: 'stopped';
  why: Ended['exceeded'];
}

/** An attempt to deliver it must end within its lease. */
const usualLimits: Limits = { timeMs: 90_000, bytes: 1_500_000_000 };

/**
 * Makes an export in a process of its own, which has its own connections to the database and ends with the export. Throws what
 * the process reports. Where there is no such program, as in sources that aren't built, makes it here.
 */
export async function makeApart(
  { db, databaseUrl, limits = usualLimits, program: url = exportProcess }: ApartDeps,
  job: ExportJob,
  signal: AbortSignal,
): Promise<MadeExport | Stopped> {
  const program = fileURLToPath(url);
  if (!existsSync(program)) return makeHere(db, job);
  const request: ExportRequest = { databaseUrl, job };
  const options = { limits, env: databaseEnvironment(), givesWay: true, signal };
  const ended = await runChild(program, JSON.stringify(request), options);
  if (ended.exceeded !== null || ended.code === null) return { kind: 'stopped', why: ended.exceeded };
  if (ended.code !== 0) throw faultOf(ended);
  const { made, unreadable }: ExportAnswer = deserialize(ended.out);
  for (const what of unreadable) db.onUnreadable(what);
  return made;
}

const exportProcess = new URL('./export-process.js', import.meta.url);

async function makeHere(db: Database, job: ExportJob): Promise<MadeExport> {
  const { makeExport } = await import('./make-export.js');
  return makeExport(db, job);
}

/** The process prints its error's stack. */
function faultOf({ err }: Ended): Error {
  const stack = err.toString().trim();
  return Object.assign(new Error(stack.split('\n', 1)[0]), { stack });
}
