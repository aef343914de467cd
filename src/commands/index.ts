import { action } from './action-items/action.js';
import { actions } from './action-items/actions.js';
import type { Command } from './command.js';
import { acknowledge } from './incident/acknowledge.js';
import { affects } from './incident/affects.js';
import { backfill } from './incident/backfill.js';
import { cancel } from './incident/cancel.js';
import { close } from './incident/close.js';
import { impact } from './incident/impact.js';
import { invite } from './incident/invite.js';
import { join } from './incident/join.js';
import { list } from './incident/list.js';
import { missing } from './incident/missing.js';
import { rename } from './incident/rename.js';
import { reopen } from './incident/reopen.js';
import { role, roleCommands } from './incident/role.js';
import { severity } from './incident/severity.js';
import { catchup, show } from './incident/show.js';
import { showOrSetStatus } from './incident/show-or-set-status.js';
import { drill, start } from './incident/start.js';
import { statusCommands } from './incident/status.js';
import { summary } from './incident/summary.js';
import { times } from './incident/times.js';
import { undo } from './incident/undo.js';
import { update } from './incident/update.js';
import { reminders } from './nudges/reminders.js';
import { doctor } from './operations/doctor.js';
import { exportPostmortem } from './postmortems/export.js';
import { postmortem } from './postmortems/postmortem.js';
import { tasks } from './postmortems/tasks/tasks.js';
import { runbook } from './runbooks/runbook.js';
import { note } from './timeline/note.js';
import { timeline } from './timeline/timeline.js';

/** Commands by what people want to do, in the order in which the help lists them. */
export const commandGroups: readonly { title: string; commands: readonly Command[] }[] = [
  { title: 'Declare', commands: [start, drill, backfill, list, show, catchup] },
  {
    title: 'Update',
    commands: [
      update,
      acknowledge,
      ...statusCommands,
      showOrSetStatus,
      severity,
      rename,
      summary,
      affects,
      impact,
      times,
      missing,
    ],
  },
  { title: 'Roles', commands: [...roleCommands, role, invite, join] },
  { title: 'Timeline', commands: [note, timeline] },
  { title: 'Runbooks', commands: [runbook] },
  { title: 'Follow up', commands: [postmortem, tasks, exportPostmortem, action, actions, reminders] },
  { title: 'Close', commands: [close, reopen, cancel, undo] },
];

/** Every command; those in no group are for operators. */
export const commands: readonly Command[] = [...commandGroups.flatMap((group) => group.commands), doctor];

/** Finds a command by its name or an alias; undefined if there is none. */
export function commandNamed(word: string): Command | undefined {
  const wanted = word.toLowerCase();
  return commands.find(({ name, aliases }) => name === wanted || aliases.includes(wanted));
}

/** All command names and aliases. */
export const commandWords: readonly string[] = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
