import { z } from 'zod';
import { queriesOf } from '../src/db/connection/queries-of.js';
import type { Row } from '../src/db/connection/session.js';
import type { Database } from '../src/db/database.js';

/** Postgres's time for all statements of some work, and the tables of which it read every row, but for the smallest. */
export interface DatabaseTime {
  ms: number;
  scanned: string[];
}

/** Runs the work several times and returns its fastest run; slower ones waited for something else. */
export async function databaseTime(
  db: Database,
  work: (db: Database) => Promise<unknown>,
  runs = 10,
): Promise<DatabaseTime> {
  const seen: DatabaseTime[] = [];
  for (let count = 0; count < runs; count++) seen.push(await timed(db, work));
  return seen.reduce((one, other) => (other.ms < one.ms ? other : one));
}

async function timed(db: Database, work: (db: Database) => Promise<unknown>): Promise<DatabaseTime> {
  const time: DatabaseTime = { ms: 0, scanned: [] };
  const { client, orm, run } = queriesOf(async ({ text, values, asArrays }) => {
    const [row] = await db.client.unsafe(`explain (analyze, format json) ${text}`, values);
    const [plan] = plans.parse(row?.['QUERY PLAN']);
    time.ms += plan?.['Execution Time'] ?? Number.NaN;
    time.scanned.push(...scannedIn(plan));
    const rows = db.client.unsafe(text, values);
    return (asArrays ? rows.values() : rows) as Promise<Row[]>;
  }, db.onUnreadable);
  await work({ ...db, client, orm, run });
  return time;
}

const plans = z.array(z.looseObject({ 'Execution Time': z.number() }));

function scannedIn(plan: unknown): string[] {
  const found = JSON.stringify(plan).matchAll(/"Node Type":"Seq Scan"[^}]*?"Relation Name":"(\w+)"/g);
  return [...found].map(([, table = '']) => table).filter((table) => table !== 'workspaces');
}
