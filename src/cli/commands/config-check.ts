import type { ConfigFault } from '../../config/config-fault.js';
import { variable } from '../../config/environment.js';
import { readPolicyFile } from '../../config/policy/read-policy.js';
import { readConfig } from '../../config.js';
import { type Policy, severitiesInUse } from '../../domain/policy.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { facts, table } from '../output/table.js';
import { printJson, type Terminal } from '../terminal.js';
import { retentionText } from './forget.js';

const next = 'Next, `firebreak doctor` tries the tokens, the network and the database.\n';

/** The checked policy and where it came from. */
interface Checked {
  source: string;
  policy: Policy;
}

/**
 * Checks a policy file or, without one, everything that `serve` reads: the environment and the policy file it names.
 * Reaches for nothing outside. Prints the policy in force, or one line for each fault.
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
  else terminal.out(file === undefined ? `${summary(read)}\n${next}` : summary(read));
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
    const settings = policy.severities[severity];
    if (!settings) return [];
    const { label, emoji, updateEveryMinutes } = settings;
    return [
      [`${emoji} ${severity}`, label, updateEveryMinutes === null ? '–' : `every ${updateEveryMinutes} min`],
    ];
  });
  return [
    `Policy in force: ${source}. No problems found.\n`,
    table(['SEVERITY', 'LABEL', 'UPDATES'], rows),
    facts(otherSettings(policy)),
  ].join('\n');
}

function otherSettings(policy: Policy): [string, string][] {
  const { channel, mayDeclare, alwaysInvite, announceIn, retention } = policy;
  return [
    ['Default severity', policy.defaultSeverity],
    ['Initial status', policy.startInTriage ? 'triage' : 'investigating'],
    ['Channel name', channel.name],
    ['Archive on close', channel.archiveOnClose ? 'yes' : 'no'],
    ['Bookmarks', channel.bookmarks.map(({ title }) => title).join(', ') || 'none'],
    ['Announcement channel', announceIn ?? 'none'],
    ['Announcement replies', policy.alsoSendToChannel ? 'thread and channel' : 'thread only'],
    ['Who can declare', mayDeclare === 'everyone' ? mayDeclare : mayDeclare.join(', ') || 'nobody'],
    ['Always invited', alwaysInvite.join(', ') || 'nobody'],
    ['Text retention', retentionText(retention)],
  ];
}
