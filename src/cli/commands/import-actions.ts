import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ImportFault } from '../../domain/action-items/import/imported-item.js';
import { counted } from '../../domain/text/words.js';
import {
  type ImportResult,
  type ImportRow,
  importActionItems,
} from '../../workflows/action-items/import/import-action-items.js';
import type { FileRow } from '../action-items/import-rows.js';
import { readCsv } from '../action-items/read-csv.js';
import { readJson } from '../action-items/read-json.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { importFaultText } from '../output/import-fault-text.js';
import { recorder } from '../record.js';
import { Refused } from '../refused.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ImportOptions {
  /** Says what would happen, and changes nothing. */
  dryRun: boolean;
  workspace?: string;
  json: boolean;
}

/** Rows per transaction: few enough that nobody waits for their incident. */
const batchSize = 200;

interface Tally {
  added: number;
  updated: number;
  unchanged: number;
  refused: { line: number; fault: ImportFault }[];
}

/** Imports action items from a CSV or JSON file; each row that can't be imported is reported, and keeps back no other. */
export function importActions(terminal: Terminal, file: string, options: ImportOptions): Promise<ExitCode> {
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    if (workspaceId === null)
      throw new Refused('There are no incidents yet, and action items belong to one.');
    const deps = { db, clock: terminal.clock, requestDelivery: leaveToServer, record: recorder(terminal) };
    const importId = randomUUID();
    const tally: Tally = { added: 0, updated: 0, unchanged: 0, refused: [] };
    let batches = 0;
    for await (const rows of batchesOf(rowsIn(resolve(terminal.cwd, file)), tally)) {
      const trace = `import-${importId}-${batches++}`;
      const input = { workspaceId, rows, isDryRun: options.dryRun, trace };
      count(tally, await importActionItems(deps, input));
    }
    tally.refused.sort((one, other) => one.line - other.line);
    if (options.json) printJson(terminal, tallyJson(tally, options));
    else terminal.out(tallyText(tally, options));
    return tally.refused.length > 0 ? exitCodes.refused : exitCodes.done;
  });
}

async function* rowsIn(path: string): AsyncGenerator<FileRow> {
  try {
    if (path.toLowerCase().endsWith('.json')) yield* readJson(await readFile(path, 'utf8'));
    else yield* readCsv(createReadStream(path));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'code' in error)
      throw new Refused(`Can't read ${path}: ${error.code}`);
    throw error;
  }
}

/** Rows in batches. Those that are none, or repeat an id, go to the tally. */
async function* batchesOf(rows: AsyncIterable<FileRow>, tally: Tally): AsyncGenerator<ImportRow[]> {
  const seen = new Map<string, number>();
  let batch: ImportRow[] = [];
  for await (const row of rows) {
    const fault = row.kind === 'fault' ? row.fault : repetition(row, seen);
    if (fault) tally.refused.push({ line: row.line, fault });
    else if (row.kind === 'row') batch.push(row);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The fault of a row with the id of an earlier one. `seen`: the line of each id. */
function repetition({ line, cells }: ImportRow, seen: Map<string, number>): ImportFault | null {
  const externalId = (cells.external_id?.trim() || cells.name?.trim().toUpperCase()) ?? '';
  const before = seen.get(externalId);
  if (externalId && before === undefined) seen.set(externalId, line);
  return externalId && before !== undefined ? { kind: 'repeated_id', externalId, line: before } : null;
}

function count(tally: Tally, results: readonly ImportResult[]): void {
  for (const result of results)
    if (result.kind === 'refused') tally.refused.push({ line: result.line, fault: result.fault });
    else tally[result.kind]++;
}

function tallyJson({ refused, ...counts }: Tally, { dryRun }: ImportOptions) {
  const rows = refused.map(({ line, fault }) => ({ line, kind: fault.kind, why: importFaultText(fault) }));
  return { dryRun, ...counts, refused: rows };
}

function tallyText({ added, updated, unchanged, refused }: Tally, { dryRun }: ImportOptions): string {
  const counts = `${added} added, ${updated} updated, ${unchanged} unchanged, ${refused.length} refused`;
  const total = added + updated + unchanged + refused.length;
  const lines = refused.map(({ line, fault }) => `Line ${line}: ${importFaultText(fault)}\n`).join('');
  const note = dryRun ? 'Nothing was changed: this was a dry run.\n' : '';
  return `${lines}${counted(total, 'action item')}: ${counts}.\n${note}`;
}

/** A running server looks for overdue effects every few seconds. */
function leaveToServer(): void {}
