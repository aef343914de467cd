import { resolve } from 'node:path';
import { readOperatorConfig } from '../../config/operator-config.js';
import { readPolicy } from '../../config/policy/read-policy.js';
import { incidentName } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import type { FileFormat } from '../../domain/postmortems/file-format.js';
import type { Profile } from '../../domain/redaction/profile.js';
import { describeError } from '../../log/describe-error.js';
import { whyNotWritten } from '../../main/exports/why-not-written.js';
import { writeExport } from '../../main/exports/write-export.js';
import type { Deps } from '../../workflows/deps.js';
import { copyOfFile } from '../../workflows/read-for-operator.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { numbersOf, readWanted } from '../exports/incidents-of.js';
import { readDocument } from '../exports/read-document.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { table } from '../output/table.js';
import { whyUnavailable } from '../output/why-unavailable.js';
import { record, recordReading } from '../record.js';
import { Refused } from '../refused.js';
import { printError, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ExportOptions {
  format: FileFormat;
  /** The directory to write to, created if missing; needed unless it is a preview. */
  out?: string;
  profile: Profile;
  /** Prints what the profile redacts and writes nothing. */
  preview: boolean;
  since?: string;
  until?: string;
  workspace?: string;
}

/** Writes incidents to files and prints their paths. An incident that can't be exported is reported, and keeps back no other. */
export async function exportIncidents(
  terminal: Terminal,
  words: readonly string[],
  options: ExportOptions,
): Promise<ExitCode> {
  const wanted = readWanted(words, options);
  if (options.out === undefined && !options.preview)
    throw new Refused('Give the directory to write to with --out.', exitCodes.usage);
  const policy = await readPolicy(terminal.env, terminal.cwd);
  if (policy.kind === 'faults') return reportConfigFaults(terminal, policy.faults);
  const config = readOperatorConfig(terminal.env, terminal.cwd);
  if (config.kind === 'faults') return reportConfigFaults(terminal, config.faults);
  const { fontFolder } = config.value;
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const numbers = await numbersOf(db, workspaceId, wanted);
    if (numbers.length === 0) throw new Refused('No incident was declared in this period.');
    terminal.giveWay?.();
    return exportEach(terminal, { db, workspaceId, policy: policy.value, fontFolder, options }, numbers);
  });
}

interface Exporting {
  db: Deps['db'];
  workspaceId: string;
  policy: Policy;
  fontFolder: string | null;
  options: ExportOptions;
}

async function exportEach(
  terminal: Terminal,
  exporting: Exporting,
  numbers: readonly number[],
): Promise<ExitCode> {
  const bar = numbers.length > 1 ? terminal.progressBar?.(numbers.length) : undefined;
  let code: ExitCode = exitCodes.done;
  try {
    for (const number of numbers) {
      const why = await exportOne(terminal, exporting, number).then(() => null, whyNotExported(number));
      if (why !== null) {
        printError(terminal, why);
        code = exitCodes.refused;
      }
      bar?.step();
    }
  } finally {
    bar?.stop();
  }
  return code;
}

async function exportOne(terminal: Terminal, exporting: Exporting, number: number): Promise<void> {
  const { db, workspaceId, policy, options } = exporting;
  const key = { workspaceId, number };
  const { profile, format } = options;
  const { document, counts, stored } = await readDocument(db, key, { profile, policy, format });
  if (options.preview) {
    await recordReading(terminal, db, { workspaceId, command: 'export --preview', numbers: [number] });
    terminal.out(previewText(`${incidentName(number)}, ${profile}`, counts));
    return;
  }
  await record(terminal, db, {
    ...{ kind: 'incident_exported', workspaceId, incident: number, format, profile, isShared: false },
  });
  const source = {
    document,
    stored,
    readCopy: (fileId: string) => copyOfFile(db, key, fileId),
    fontFolder: exporting.fontFolder,
    warn: (line: string) => printError(terminal, line),
  };
  const folder = resolve(terminal.cwd, options.out ?? '.');
  try {
    for await (const path of writeExport(source, { format, folder })) terminal.out(`${path}\n`);
  } catch (error) {
    const why = whyNotWritten(error, folder);
    throw why === null ? error : new Refused(why);
  }
}

function previewText(heading: string, counts: ReadonlyMap<string, number>): string {
  if (counts.size === 0) return `${heading}: nothing is redacted.\n`;
  const rows = [...counts].toSorted(([, a], [, b]) => b - a).map(([name, count]) => [name, String(count)]);
  return `${heading}: what is redacted or left out\n${table(['WHAT', 'HOW OFTEN'], rows)}\n`;
}

/** What to say about an incident that failed. A database that can't be reached ends the command. */
function whyNotExported(number: number): (error: unknown) => string {
  return (error) => {
    if (error instanceof Refused) return error.message;
    if (!(error instanceof Error) || whyUnavailable(error, undefined) !== null) throw error;
    return `Can't export ${incidentName(number)}: ${describeError(error, (text) => text).message.replace(/\.$/, '')}.`;
  };
}
