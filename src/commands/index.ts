import { acknowledge } from './acknowledge.js';
import { affects } from './affects.js';
import { cancel } from './cancel.js';
import { close } from './close.js';
import type { Command } from './command.js';
import { impact } from './impact.js';
import { invite } from './invite.js';
import { join } from './join.js';
import { list } from './list.js';
import { note } from './note.js';
import { rename } from './rename.js';
import { reopen } from './reopen.js';
import { role, roleCommands } from './role.js';
import { severity } from './severity.js';
import { catchup, show } from './show.js';
import { showOrSetStatus } from './show-or-set-status.js';
import { drill, start } from './start.js';
import { statusCommands } from './status.js';
import { summary } from './summary.js';
import { timeline } from './timeline.js';
import { undo } from './undo.js';
import { update } from './update.js';

/** Every verb, in the order in which the help shows them. */
export const commands: readonly Command[] = [
  start,
  update,
  acknowledge,
  ...statusCommands,
  showOrSetStatus,
  severity,
  rename,
  summary,
  affects,
  ...roleCommands,
  role,
  invite,
  join,
  note,
  timeline,
  impact,
  list,
  show,
  catchup,
  close,
  reopen,
  cancel,
  undo,
  drill,
];

/** The command that a word names, by its name or an alias; undefined where none does. */
export function commandNamed(word: string): Command | undefined {
  const wanted = word.toLowerCase();
  return commands.find(({ name, aliases }) => name === wanted || aliases.includes(wanted));
}

/** Every word that a person may type first. */
export const commandWords: readonly string[] = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
