import { z } from 'zod';
import type { StoredIncident, StoredRow } from '../../../../domain/incident/stored-incident.js';
import type { RunbookKey } from '../../../../domain/runbooks/runbook.js';
import type { Tx } from '../../../database.js';
import { lockLibrary, takeRunbookNumbers } from '../../runbooks/library.js';

/** A version of a runbook in the library here has another text than the file's. */
export class RunbookDiffers extends Error {
  readonly code = 'runbook_differs';
  readonly path: string;
  readonly version: number;

  constructor(path: string, version: number) {
    super(`Version ${version} of the runbook ${path} has another text here.`);
    this.path = path;
    this.version = version;
  }
}

/**
 * The tables with the runbooks that the library lacks, and runs that name the library's numbers. A runbook is known by
 * where it came from. Throws `RunbookDiffers`.
 */
export async function withRunbooks(
  tx: Tx,
  workspaceId: string,
  tables: StoredIncident['tables'],
): Promise<StoredIncident['tables']> {
  const { runbooks: listed = [], runbook_versions: versions = [], runbook_runs: runs = [] } = tables;
  if (listed.length === 0) return tables;
  await lockLibrary(tx, workspaceId);
  const numbers = new Map<number, number>();
  const added: { runbooks: StoredRow[]; versions: StoredRow[] } = { runbooks: [], versions: [] };
  for (const row of listed) {
    const runbook = runbookRow.parse(row);
    const own = versions.filter((one) => one.runbook_number === runbook.number);
    const known = await libraryEntry(tx, workspaceId, runbook);
    const number = known ?? (await freeNumber(tx, workspaceId, runbook.number));
    numbers.set(runbook.number, number);
    if (known === null) added.runbooks.push({ ...row, number });
    const missing =
      known === null ? own : await missingVersions(tx, { workspaceId, number, path: runbook.path }, own);
    if (known !== null) await raiseLatest(tx, { workspaceId, number }, missing);
    added.versions.push(...missing.map((version) => ({ ...version, runbook_number: number })));
  }
  return {
    ...tables,
    runbooks: added.runbooks,
    runbook_versions: added.versions,
    runbook_runs: runs.map((run) => ({ ...run, runbook_number: numbers.get(Number(run.runbook_number)) })),
  };
}

const runbookRow = z.object({ number: z.number(), source: z.string(), path: z.string() });
const numbered = z.object({ number: z.number() });
const hashed = z.object({ version: z.number(), hash: z.string() });

async function libraryEntry(
  tx: Tx,
  workspaceId: string,
  { source, path }: z.output<typeof runbookRow>,
): Promise<number | null> {
  const [row] = await tx.run(
    'select number from runbooks where workspace_id = $1 and source = $2 and path = $3',
    [workspaceId, source, path],
  );
  return row ? numbered.parse(row).number : null;
}

async function freeNumber(tx: Tx, workspaceId: string, wanted: number): Promise<number> {
  const taken = await tx.run('select 1 from runbooks where workspace_id = $1 and number = $2', [
    workspaceId,
    wanted,
  ]);
  if (taken.length === 0) return wanted;
  const [number = wanted] = await takeRunbookNumbers(tx, workspaceId, 1);
  return number;
}

async function raiseLatest(
  tx: Tx,
  { workspaceId, number }: RunbookKey,
  versions: readonly StoredRow[],
): Promise<void> {
  const latest = Math.max(0, ...versions.map((row) => hashed.parse(row).version));
  await tx.run(
    'update runbooks set version = greatest(version, $3::int) where workspace_id = $1 and number = $2',
    [workspaceId, number, latest],
  );
}

/** Versions are never changed, so one that is there must have the same text. */
async function missingVersions(
  tx: Tx,
  { workspaceId, number, path }: { workspaceId: string; number: number; path: string },
  versions: readonly StoredRow[],
): Promise<StoredRow[]> {
  const rows = await tx.run(
    'select version, hash from runbook_versions where workspace_id = $1 and runbook_number = $2',
    [workspaceId, number],
  );
  const known = new Map(rows.map((row) => hashed.parse(row)).map(({ version, hash }) => [version, hash]));
  return versions.filter((row) => {
    const { version, hash } = hashed.parse(row);
    const here = known.get(version);
    if (here !== undefined && here !== hash) throw new RunbookDiffers(path, version);
    return here === undefined;
  });
}
