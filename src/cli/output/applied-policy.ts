import { policyDifference } from '../../domain/operations/policy-difference.js';
import type { Policy } from '../../domain/policy.js';
import { unreachable } from '../../domain/unreachable.js';
import type { Applied, readServerPolicies } from '../../workflows/operations/apply-policy.js';
import { serverName, serverNames } from './server-names.js';

type Servers = Awaited<ReturnType<typeof readServerPolicies>>;

/** What changes on which servers; those that work by the same policy together. */
export function differenceText({ servers, unknown }: Servers, policy: Policy): string {
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

/** What became of a server that was asked to take it. */
export function appliedText(applied: Applied): string {
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

/** The same as JSON: what changes on each server, and what became of it; `differs`: it wasn't asked. */
export function appliedJson({ servers, unknown }: Servers, policy: Policy, applied: readonly Applied[]) {
  const before = servers.map(({ processId, host, pid, policy: its }) => {
    const changes = policyDifference(its, policy);
    const asked = applied.find(({ server }) => server.processId === processId);
    const result = asked?.kind ?? (changes.length === 0 ? 'taken' : 'differs');
    return { host, pid, changes, result, why: asked?.kind === 'rejected' ? asked.why : null };
  });
  return { servers: before, unknown };
}
