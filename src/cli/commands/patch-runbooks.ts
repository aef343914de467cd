import { incidentName } from '../../domain/incident/incident.js';
import { counted } from '../../domain/text/words.js';
import { editsForOperator, type SuggestedEdit } from '../../workflows/runbooks/suggest-edits.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { recordReading } from '../record.js';
import { Refused } from '../refused.js';
import { requireNumber } from '../require-number.js';
import { printError, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

/** Prints what people wrote about the steps of an incident's runbooks, as patches for `git apply`. */
export function patchRunbooks(
  terminal: Terminal,
  word: string,
  options: { workspace?: string },
): Promise<ExitCode> {
  const number = requireNumber(word);
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const edits = await editsForOperator(db, { workspaceId, number });
    if (!edits) throw new Refused(`There's no ${incidentName(number)}.`);
    await recordReading(terminal, db, { workspaceId, command: 'runbooks patch', numbers: [number] });
    for (const edit of edits) for (const line of notices(edit)) printError(terminal, line);
    const patches = edits.flatMap(({ folder, patch }) => (folder !== null && patch) || []);
    if (patches.length === 0)
      throw new Refused(`${incidentName(number)} suggests no edit of a runbook that comes from a file.`);
    terminal.out(patches.join(''));
    return exitCodes.done;
  });
}

/** What isn't in the patch, and why. */
function notices({ title, path, folder, patch, lost }: SuggestedEdit): string[] {
  if (folder === null) return [`${title}: it was added in Slack and has no file.`];
  return [
    ...(patch === null ? [`${path}: what changed takes too long to compare.`] : []),
    ...(lost > 0 ? [`${path}: ${counted(lost, 'note')} without a step in the latest version left out.`] : []),
  ];
}
