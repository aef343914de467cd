import type { Transaction } from '../../db/database.js';
import { storeErased } from '../../db/queries/erasure/erased-people.js';
import {
  deleteOwnRows,
  type Erasing,
  forgetDirtySalts,
  incidentsWith,
  namesOfPerson,
  patternOf,
  replaceEverywhere,
  replaceInAudit,
  storePseudonym,
  touchRevised,
  wordsOf,
} from '../../db/queries/erasure/replace-person.js';
import { countRows, workspaceTables } from '../../db/queries/erasure/workspace-tables.js';
import { lockIncident } from '../../db/queries/incident/incidents.js';
import { awaitRecord } from '../../db/queries/timeline/dirty-record.js';
import { forgetMessages, forgetQuotes } from '../../db/queries/timeline/retention/forget-text.js';
import { type ErasureReport, pseudonymOf } from '../../domain/erasure/erasure.js';
import type { RecordAccess } from '../audit/record-access.js';
import type { Deps } from '../deps.js';

type EraseDeps = Pick<Deps, 'db' | 'clock'> & { record: RecordAccess };

/**
 * Replaces a person everywhere by a pseudonym and forgets their messages, in one transaction; the records' changes are sealed
 * by the next processing. Safe to repeat: the pseudonym stays the same.
 */
export async function erasePerson(
  deps: EraseDeps,
  { workspaceId, userId, isDryRun }: { workspaceId: string; userId: string; isDryRun: boolean },
): Promise<ErasureReport> {
  try {
    return await deps.db.transaction(async (tx) => {
      const report = await erase(deps, tx, workspaceId, userId);
      if (isDryRun) throw new DryRun(report);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.report;
    throw error;
  }
}

/** Rolls back what was only tried. */
class DryRun extends Error {
  readonly report: ErasureReport;
  constructor(report: ErasureReport) {
    super('This was a dry run.');
    this.report = report;
  }
}

async function erase(
  { clock, record }: EraseDeps,
  tx: Transaction,
  workspaceId: string,
  userId: string,
): Promise<ErasureReport> {
  const at = clock();
  const pseudonym = pseudonymOf(await storeErased(tx, workspaceId, userId, at));
  const erasing = { workspaceId, userId, pseudonymId: pseudonym.id };
  const names = await namesOfPerson(tx, erasing);
  const numbers = await incidentsWith(tx, erasing);
  const forgotten = await forgetWords(tx, erasing, { numbers, at });
  await touchRevised(tx, erasing);
  const auditEntries = await replaceInAudit(tx, erasing);
  const deleted = await deleteOwnRows(tx, erasing);
  const tables = await workspaceTables(tx);
  const replaced = await replaceEverywhere(tx, erasing, tables);
  await storePseudonym(tx, erasing, { name: pseudonym.name, at });
  await forgetDirtySalts(tx, workspaceId, numbers);
  await record(tx, workspaceId, { kind: 'person_erased', pseudonym: pseudonym.name, auditEntries });
  const remaining = await countRows(tx, workspaceId, { tables, pattern: patternOf(userId) });
  const naming = await countNaming(tx, workspaceId, { tables, names });
  return { pseudonym, forgotten, replaced, deleted, remaining, naming };
}

/** Forgets the person's messages and quotes; the records stay locked until the transaction ends. */
async function forgetWords(
  tx: Transaction,
  erasing: Erasing,
  { numbers, at }: { numbers: readonly number[]; at: Date },
): Promise<number> {
  let count = 0;
  for (const number of numbers) {
    const key = { workspaceId: erasing.workspaceId, number };
    await awaitRecord(tx, key);
    await lockIncident(tx, key);
    const { messages, quotes } = await wordsOf(tx, erasing, number);
    await forgetMessages(tx, key, messages, at);
    await forgetQuotes(tx, key, quotes, at);
    count += messages.length + quotes.length;
  }
  return count;
}

async function countNaming(
  tx: Transaction,
  workspaceId: string,
  { tables, names }: { tables: Awaited<ReturnType<typeof workspaceTables>>; names: readonly string[] },
): Promise<ErasureReport['naming']> {
  const words = [...new Set(names)].filter((name) => name.length > 2);
  if (words.length === 0) return [];
  const escaped = words.map((name) => name.replace(/[^\p{L}\p{N} ]/gu, '\\$&'));
  return countRows(tx, workspaceId, { tables, pattern: `\\m(?:${escaped.join('|')})\\M` });
}
