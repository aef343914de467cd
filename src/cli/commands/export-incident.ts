import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { incidentName } from '../../domain/incident/incident.js';
import type { Report } from '../../domain/timeline/report.js';
import type { TimelineEntry } from '../../domain/timeline/timeline-entry.js';
import { copyPath } from '../../exports/copy-path.js';
import { eventText } from '../../exports/event-text.js';
import { type ExportFormat, exportFormats } from '../../exports/index.js';
import { sha256 } from '../../main/sha256.js';
import type { Deps } from '../../workflows/deps.js';
import { copyOfFile } from '../../workflows/read-for-operator.js';
import { readReport } from '../../workflows/timeline/read-report.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { Refused } from '../refused.js';
import { requireNumber } from '../require-number.js';
import type { Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ExportOptions {
  format: ExportFormat;
  /** The directory to write to; created if missing. */
  dir: string;
  workspace?: string;
}

/** Writes the full record of one incident to a file and prints its path. */
export function exportIncident(terminal: Terminal, word: string, options: ExportOptions): Promise<ExitCode> {
  const number = requireNumber(word);
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    const key = { workspaceId: workspaceId ?? '', number };
    const textOf = ({ event }: TimelineEntry) => (event.kind === 'noted' ? event.text : eventText(event));
    const report = await readReport(db, key, { textOf, sha256 });
    if (!report) throw new Refused(`There's no ${incidentName(number)}.`);
    const file = exportFormats[options.format](report);
    const folder = resolve(terminal.cwd, options.dir);
    await mkdir(folder, { recursive: true }).catch(refuse(folder));
    const path = join(folder, file.fileName);
    await writeFile(path, file.bytes).catch(refuse(path));
    terminal.out(`${path}\n`);
    await writeCopies(terminal, db, { report, folder });
    return exitCodes.done;
  });
}

/** Writes the copied images next to the file, one at a time: each may be large. */
async function writeCopies(
  terminal: Terminal,
  db: Deps['db'],
  { report: { incident, timeline }, folder }: { report: Report; folder: string },
): Promise<void> {
  const files = timeline.flatMap((item) => item.files);
  for (const { id, copy } of new Map(files.map((file) => [file.id, file])).values()) {
    const bytes = copy && (await copyOfFile(db, incident, id));
    if (!copy || !bytes) continue;
    const path = join(folder, copyPath(incident, { id, copy }));
    await mkdir(dirname(path), { recursive: true }).catch(refuse(path));
    await writeFile(path, bytes).catch(refuse(path));
    terminal.out(`${path}\n`);
  }
}

function refuse(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw new Refused(`Can't write ${path}: ${error.code ?? error.message}`);
  };
}
