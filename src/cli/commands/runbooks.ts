import { runbookName } from '../../domain/runbooks/run.js';
import { findInLibrary, readLibrary, readSource } from '../../workflows/runbooks/read-library.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { Refused } from '../refused.js';
import { libraryJson, sourceJson } from '../runbooks/library-json.js';
import { libraryText, runbookText } from '../runbooks/library-text.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface RunbooksOptions {
  workspace?: string;
  json: boolean;
}

/** Prints the library: each runbook with where it comes from and how it was used. */
export function listRunbooks(terminal: Terminal, options: RunbooksOptions): Promise<ExitCode> {
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    const library = await readLibrary(db, workspaceId ?? '');
    if (options.json) printJson(terminal, { workspace: workspaceId, runbooks: library.map(libraryJson) });
    else terminal.out(library.length > 0 ? libraryText(library, terminal.timeZone) : 'No runbooks.\n');
    return exitCodes.done;
  });
}

/** Prints one runbook with its steps: the one with this number, path or title, or the only one with these words. */
export function showRunbook(terminal: Terminal, words: string, options: RunbooksOptions): Promise<ExitCode> {
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const [runbook, ...others] = await findInLibrary(db, { workspaceId, words });
    if (!runbook) throw new Refused(`No runbook matches “${words}”. List them with firebreak runbooks.`);
    if (others.length > 0) {
      const names = [runbook, ...others].map(({ number, path }) => `${runbookName(number)} ${path}`);
      throw new Refused(`“${words}” matches several runbooks. Name one by its number: ${names.join(', ')}`);
    }
    const source = await readSource(db, { workspaceId, number: runbook.number });
    if (!source) throw new Refused(`${runbookName(runbook.number)} can't be read.`);
    if (options.json) printJson(terminal, sourceJson(runbook, source));
    else terminal.out(runbookText(runbook, source, terminal.timeZone));
    return exitCodes.done;
  });
}
