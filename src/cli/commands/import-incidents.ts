import { resolve } from 'node:path';
import { incidentName } from '../../domain/incident/incident.js';
import { counted } from '../../domain/text/words.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import { verdictJson } from '../../exports/verdict-json.js';
import { sha256 } from '../../main/sha256.js';
import type { Deps } from '../../workflows/deps.js';
import { importIncident } from '../../workflows/incident/import-incident.js';
import { allWorkspaces } from '../../workflows/read-for-operator.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { refusalWords } from '../imports/import-words.js';
import { readExport } from '../imports/read-export.js';
import { recorder } from '../record.js';
import { printError, printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ImportIncidentsOptions {
  /** Says what would happen, and changes nothing. */
  dryRun: boolean;
  /** Where the incidents go; default: where they are from. */
  workspace?: string;
  json: boolean;
}

/** What became of a file. */
type Imported = { file: string; incident: string | null } & (
  | { kind: 'imported'; verdict: Verdict }
  | { kind: 'unchanged' }
  | { kind: 'refused'; why: string[] }
);

/** Imports exported incidents. A file that can't be imported is reported, and keeps back no other. */
export function importIncidents(
  terminal: Terminal,
  files: readonly string[],
  options: ImportIncidentsOptions,
): Promise<ExitCode> {
  return withDatabase(terminal, async (db) => {
    const known = await allWorkspaces(db);
    const bar = files.length > 1 ? terminal.progressBar?.(files.length) : undefined;
    const results: Imported[] = [];
    try {
      for (const file of files) {
        const result = await importFile(terminal, { file, db, known, options });
        if (!options.json) say(terminal, result, options);
        results.push(result);
        bar?.step();
      }
    } finally {
      bar?.stop();
    }
    if (options.json) printJson(terminal, { dryRun: options.dryRun, files: results.map(resultJson) });
    return results.some(({ kind }) => kind === 'refused') ? exitCodes.refused : exitCodes.done;
  });
}

async function importFile(
  terminal: Terminal,
  {
    file,
    db,
    known,
    options,
  }: { file: string; db: Deps['db']; known: string[]; options: ImportIncidentsOptions },
): Promise<Imported> {
  const read = await readExport(resolve(terminal.cwd, file));
  if (read.kind === 'unusable') return { file, incident: null, kind: 'refused', why: read.why };
  const { number } = read.file.incident;
  const name = incidentName(number);
  const from = read.file.workspace ?? '';
  const workspaceId = options.workspace ?? from;
  if (known.length > 0 && !known.includes(workspaceId))
    return { file, incident: name, kind: 'refused', why: [unknownWorkspace(workspaceId, known)] };
  const outcome = await importIncident(
    { db, clock: terminal.clock, sha256, record: recorder(terminal) },
    {
      ...{ key: { workspaceId, number }, originWorkspaceId: from, stored: read.stored, images: read.images },
      ...{ names: new Map(Object.entries(read.file.names)), isDryRun: options.dryRun },
    },
  );
  if (outcome.kind !== 'refused') return { ...outcome, file, incident: name };
  return { file, incident: name, kind: 'refused', why: refusalWords(outcome.refusal, name, read.json) };
}

function unknownWorkspace(id: string, known: string[]): string {
  return `There's no workspace ${id} in the database. Add --workspace with one of: ${known.join(', ')}.`;
}

function say(terminal: Terminal, result: Imported, { dryRun }: ImportIncidentsOptions): void {
  const { file, incident, kind } = result;
  if (kind === 'refused') for (const why of result.why) printError(terminal, `${file}: ${why}`);
  else if (kind === 'unchanged') terminal.out(`${incident} is here already: nothing to change.\n`);
  else terminal.out(`${incident} ${dryRun ? 'can be' : 'is'} imported${recordWords(result.verdict)}.\n`);
}

/** An export says so too if its record didn't verify; the import keeps it as it is. */
function recordWords({ sealed, breaks }: Verdict): string {
  return breaks.length === 0
    ? `: ${counted(sealed, 'part')} of its record verified`
    : `, but its record FAILS verification: see firebreak verify`;
}

function resultJson(result: Imported) {
  const { file, incident, kind } = result;
  if (kind === 'imported') return { file, incident, kind, record: verdictJson(result.verdict) };
  return kind === 'refused' ? { file, incident, kind, why: result.why } : { file, incident, kind };
}
