import { Command } from 'commander';
import { version } from '../config/version.js';
import { addActions } from './program/action-items.js';
import { addAudit } from './program/audit.js';
import { addBackups } from './program/backups.js';
import { addConfig } from './program/config.js';
import { addEffects } from './program/effects.js';
import { addErase } from './program/erase.js';
import { addIncidents } from './program/incidents.js';
import { addLint } from './program/lint.js';
import { addNudges } from './program/nudges.js';
import type { OnExit } from './program/options.js';
import { addRunbooks } from './program/runbooks.js';
import { addStarters, type Starters } from './program/starters.js';
import type { Terminal } from './terminal.js';

/** Builds the command line. `onExit` receives the exit code of the command that ran. */
export function program(terminal: Terminal, starters: Starters, onExit: OnExit): Command {
  const firebreak = new Command('firebreak')
    .description('A self-hosted Slack bot that takes a team through an incident.')
    .version(version(), '--version', 'print the version')
    .addHelpText('after', exitCodeHelp);
  addStarters(firebreak, { terminal, starters, onExit });
  addConfig(firebreak, terminal, onExit);
  addIncidents(firebreak, terminal, onExit);
  addNudges(firebreak, terminal, onExit);
  addActions(firebreak, terminal, onExit);
  addRunbooks(firebreak, terminal, onExit);
  addLint(firebreak, terminal, onExit);
  addAudit(firebreak, terminal, onExit);
  addErase(firebreak, terminal, onExit);
  addEffects(firebreak, terminal, onExit);
  addBackups(firebreak, terminal, onExit);
  return firebreak;
}

const exitCodeHelp = `
Exit codes: 0 done · 1 refused · 2 wrong usage · 3 verification failed · 69 database unavailable · 78 wrong configuration`;
