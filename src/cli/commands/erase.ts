import { type ErasureReport, type RowCount, whyRemaining } from '../../domain/erasure/erasure.js';
import { counted } from '../../domain/text/words.js';
import { erasePerson } from '../../workflows/erasure/erase-person.js';
import { eraseWorkspace } from '../../workflows/erasure/erase-workspace.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { table } from '../output/table.js';
import { recorder } from '../record.js';
import { Refused } from '../refused.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

/** Replaces a person everywhere by a pseudonym, and prints what was replaced and what remains. */
export function erasePersonCommand(
  terminal: Terminal,
  userId: string,
  { dryRun, json, workspace }: { dryRun: boolean; json: boolean; workspace?: string },
): Promise<ExitCode> {
  if (!/^[UW][A-Z0-9]+$/.test(userId) || userId.startsWith('UERASED'))
    throw new Refused(`“${userId}” isn't a Slack user ID, such as U012AB3CD.`, exitCodes.usage);
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, workspace);
    if (workspaceId === null) throw new Refused('The database has no workspace yet.');
    const deps = { db, clock: terminal.clock, record: recorder(terminal) };
    const report = await erasePerson(deps, { workspaceId, userId, isDryRun: dryRun });
    if (json) printJson(terminal, { workspace: workspaceId, dryRun, ...report });
    else terminal.out(reportText(report, { userId, dryRun }));
    return exitCodes.done;
  });
}

function reportText(
  { pseudonym, forgotten, replaced, deleted, remaining, naming }: ErasureReport,
  { userId, dryRun }: { userId: string; dryRun: boolean },
): string {
  const would = dryRun ? 'would be' : 'is';
  return [
    `${userId} ${would} “${pseudonym.name}” (${pseudonym.id}) everywhere. Text removed: ${counted(forgotten, 'message')} and quotes of theirs.\n`,
    part('Replaced or deleted', [...deleted, ...replaced], () => ''),
    part('Remains', remaining, (name) => whyRemaining[name] ?? ''),
    part("May name them in others' text, where nobody can tell who is meant", naming, () => ''),
    'Backups, exported files and Slack itself still have what was there.\n',
    ...(dryRun ? ['Nothing changed.\n'] : []),
  ].join('');
}

function part(heading: string, counts: readonly RowCount[], why: (name: string) => string): string {
  if (counts.length === 0) return '';
  return `\n${heading}:\n${table(
    ['TABLE', 'ROWS', ''],
    counts.map((one) => [one.table, String(one.rows), why(one.table)]),
  )}\n`;
}

/** Deletes everything of a workspace, and prints how many rows there were and are. */
export function eraseWorkspaceCommand(
  terminal: Terminal,
  workspaceId: string,
  { yes, json }: { yes: boolean; json: boolean },
): Promise<ExitCode> {
  if (!yes)
    throw new Refused('It deletes every incident of this workspace for good. Add --yes.', exitCodes.usage);
  return withDatabase(terminal, async (db) => {
    const { before, after } = await eraseWorkspace(db, workspaceId);
    const left = new Map(after.map((one) => [one.table, one.rows]));
    if (json) printJson(terminal, { workspace: workspaceId, before, after });
    else if (before.length === 0) terminal.out(`Nothing of workspace ${workspaceId} is in the database.\n`);
    else
      terminal.out(
        table(
          ['TABLE', 'BEFORE', 'AFTER'],
          before.map((one) => [one.table, String(one.rows), String(left.get(one.table) ?? 0)]),
        ),
      );
    return exitCodes.done;
  });
}
