import { setTimeout as pause } from 'node:timers/promises';
import { readPolicy } from '../../config/policy/read-policy.js';
import { policyDifference } from '../../domain/operations/policy-difference.js';
import type { Policy } from '../../domain/policy.js';
import { counted } from '../../domain/text/words.js';
import { unreachable } from '../../domain/unreachable.js';
import { policyHash } from '../../main/policy/policy-hash.js';
import { type Applied, applyPolicy, readServerPolicies } from '../../workflows/operations/apply-policy.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { serverName, serverNames } from '../output/server-names.js';
import { Refused } from '../refused.js';
import type { Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

type Servers = Awaited<ReturnType<typeof readServerPolicies>>;

/**
 * Makes the running servers take the policy file as it is now: shows what changes, asks, tells them to read their files,
 * and waits until each has done so. A server whose file has another policy keeps its own, and is named.
 */
export async function configApply(
  terminal: Terminal,
  { dryRun, yes }: { dryRun: boolean; yes: boolean },
): Promise<ExitCode> {
  const read = await readPolicy(terminal.env, terminal.cwd);
  if (read.kind === 'faults') return reportConfigFaults(terminal, read.faults);
  const hash = policyHash(read.value);
  return withDatabase(terminal, async (db) => {
    const { servers, unknown } = await readServerPolicies(db);
    const others = servers.filter((server) => server.hash !== hash);
    terminal.out(differenceText({ servers: others, unknown }, read.value));
    if (others.length === 0) {
      terminal.out(servers.length > 0 ? alreadyText(servers.length) : nobody);
      return exitCodes.done;
    }
    if (dryRun || !(yes || (await isConfirmed(terminal, others.length)))) {
      terminal.out('Nothing changed.\n');
      return dryRun ? exitCodes.done : exitCodes.refused;
    }
    const applied = await applyPolicy({ db, pause }, { servers: others, hash, by: terminal.operator });
    terminal.out(applied.map(appliedText).join(''));
    const isDone = applied.every(({ kind }) => kind === 'taken' || kind === 'stopped');
    return isDone ? exitCodes.done : exitCodes.refused;
  });
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

/** What changes on which servers; those that work by the same policy together. */
function differenceText({ servers, unknown }: Servers, policy: Policy): string {
  const parts = [...new Set(servers.map(({ hash }) => hash))].map((hash) => {
    const same = servers.filter((server) => server.hash === hash);
    const changes = policyDifference(same[0]?.policy, policy);
    const lines = changes.map(({ setting, change }) => `  ${setting}: ${change}\n`);
    return `On ${serverNames(same)}:\n${lines.join('')}\n`;
  });
  return [...parts, ...(unknown > 0 ? [unknownText(unknown)] : [])].join('');
}

function unknownText(count: number): string {
  return count === 1
    ? "1 server doesn't say which policy it uses: it is starting, or of an earlier version and needs a restart.\n"
    : `${count} servers don't say which policy they use: they are starting, or of an earlier version and need a restart.\n`;
}

function appliedText(applied: Applied): string {
  const name = serverName(applied.server);
  switch (applied.kind) {
    case 'taken':
      return `✓ ${name} uses it.\n`;
    case 'stopped':
      return `✓ ${name} stopped meanwhile.\n`;
    case 'rejected':
      return `✗ ${name} keeps its policy. ${applied.why}\n`;
    case 'silent':
      return `✗ ${name} hasn't answered. See its log, or restart it.\n`;
    default:
      return unreachable(applied);
  }
}
