import type { ConfigFault } from '../config/config-fault.js';
import { variable } from '../config/environment.js';
import { readPolicyFile } from '../config/read-policy.js';
import { readConfig } from '../config.js';
import { type Policy, severitiesInUse } from '../domain/policy.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { retentionWords } from './forget.js';
import { reportConfigFaults } from './report-config-faults.js';
import { facts, table } from './table.js';
import { printJson, type Terminal } from './terminal.js';

/** The policy that was checked, and where it stands. */
interface Checked {
  source: string;
  policy: Policy;
}

/**
 * Checks a policy file, or without one the whole configuration as `serve` would read it: the environment and the
 * policy file that it names. Prints the policy in force, or what is wrong.
 */
export async function configCheck(
  terminal: Terminal,
  file: string | undefined,
  options: { json: boolean },
): Promise<ExitCode> {
  const read = file === undefined ? await readAll(terminal) : await readFile(terminal, file);
  if ('faults' in read) {
    if (options.json) printJson(terminal, { ok: false, faults: read.faults });
    return options.json ? exitCodes.configuration : reportConfigFaults(terminal, read.faults);
  }
  if (options.json) printJson(terminal, { ok: true, ...read });
  else terminal.out(summary(read));
  return exitCodes.done;
}

async function readAll({ env, cwd }: Terminal): Promise<Checked | { faults: ConfigFault[] }> {
  const read = await readConfig(env, cwd);
  if (read.kind === 'faults') return { faults: read.faults };
  return { source: variable(env, 'FIREBREAK_CONFIG') ?? 'the built-in default', policy: read.config.policy };
}

async function readFile({ cwd }: Terminal, file: string): Promise<Checked | { faults: ConfigFault[] }> {
  const read = await readPolicyFile(file, { cwd, namedBy: file });
  return read.kind === 'faults' ? { faults: read.faults } : { source: file, policy: read.value };
}

function summary({ source, policy }: Checked): string {
  const rows = severitiesInUse(policy).flatMap((severity) => {
    const demands = policy.severities[severity];
    if (!demands) return [];
    const { label, emoji, updateEveryMinutes } = demands;
    return [
      [`${emoji} ${severity}`, label, updateEveryMinutes === null ? '–' : `every ${updateEveryMinutes} min`],
    ];
  });
  return [
    `The policy in force is ${source}. Nothing is wrong with it.\n`,
    table(['SEVERITY', 'LABEL', 'UPDATES'], rows),
    facts(restOf(policy)),
  ].join('\n');
}

function restOf(policy: Policy): [string, string][] {
  const { channel, mayDeclare, alwaysInvite, announceIn, retention } = policy;
  return [
    ['Default severity', policy.defaultSeverity],
    ['Begins in', policy.startInTriage ? 'triage' : 'investigating'],
    ['Channel name', channel.name],
    ['Archived on close', channel.archiveOnClose ? 'yes' : 'no'],
    ['Bookmarks', channel.bookmarks.map(({ title }) => title).join(', ') || 'none'],
    ['Announced in', announceIn ?? 'nowhere else'],
    ['Replies', policy.alsoSendToChannel ? 'in the thread and the channel' : 'in the thread'],
    ['May declare', mayDeclare === 'everyone' ? mayDeclare : mayDeclare.join(', ') || 'nobody'],
    ['Always invited', alwaysInvite.join(', ') || 'nobody'],
    ['Words forgotten', retentionWords(retention)],
  ];
}
