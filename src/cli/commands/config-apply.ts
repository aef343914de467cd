import { setTimeout as pause } from 'node:timers/promises';
import { readPolicy } from '../../config/policy/read-policy.js';
import { counted } from '../../domain/text/words.js';
import { policyHash } from '../../main/policy/policy-hash.js';
import { type Applied, applyPolicy, readServerPolicies } from '../../workflows/operations/apply-policy.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { appliedJson, appliedText, differenceText } from '../output/applied-policy.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { Refused } from '../refused.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ApplyFlags {
  dryRun: boolean;
  yes: boolean;
  json: boolean;
}

/**
 * Makes the running servers take the policy file as it is now: shows what changes, asks, tells them to read their files,
 * and waits until each has done so. A server whose file has another policy keeps its own, and is named.
 */
export async function configApply(terminal: Terminal, flags: ApplyFlags): Promise<ExitCode> {
  const { dryRun, yes, json } = flags;
  if (json && !dryRun && !yes) throw new Refused('With --json, add --yes or --dry-run.', exitCodes.usage);
  const say = (text: string) => (json ? undefined : terminal.out(text));
  const read = await readPolicy(terminal.env, terminal.cwd);
  if (read.kind === 'faults') {
    if (json) printJson(terminal, { faults: read.faults });
    return json ? exitCodes.configuration : reportConfigFaults(terminal, read.faults);
  }
  const hash = policyHash(read.value);
  return withDatabase(terminal, async (db) => {
    const { servers, unknown } = await readServerPolicies(db);
    const others = servers.filter((server) => server.hash !== hash);
    say(differenceText({ servers: others, unknown }, read.value));
    const isAsked = others.length > 0 && !dryRun && (yes || (await isConfirmed(terminal, others.length)));
    const applied = isAsked
      ? await applyPolicy({ db, pause }, { servers: others, hash, by: terminal.operator })
      : [];
    if (json)
      printJson(terminal, { hash, dryRun, ...appliedJson({ servers, unknown }, read.value, applied) });
    else if (others.length === 0) say(servers.length > 0 ? alreadyText(servers.length) : nobody);
    else say(isAsked ? applied.map(appliedText).join('') : 'Nothing changed.\n');
    const isDone = others.length === 0 || dryRun || (isAsked && applied.every(isFine));
    return isDone ? exitCodes.done : exitCodes.refused;
  });
}

function isFine({ kind }: Applied): boolean {
  return kind === 'taken' || kind === 'stopped';
}

function alreadyText(count: number): string {
  return count === 1
    ? 'The server uses this policy already.\n'
    : `All ${count} servers use this policy already.\n`;
}

const nobody = 'No server is running. The next one to start uses this policy.\n';

function isConfirmed({ confirm }: Terminal, servers: number): Promise<boolean> {
  if (!confirm) throw new Refused('Nobody can answer here. Add --yes to apply it.', exitCodes.usage);
  return confirm(`Apply this to ${counted(servers, 'server')}? [y/N] `);
}
