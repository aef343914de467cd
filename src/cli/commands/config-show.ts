import { variable } from '../../config/environment.js';
import { policyYaml } from '../../config/policy/policy-yaml.js';
import { readPolicy } from '../../config/policy/read-policy.js';
import { policyHash } from '../../main/policy/policy-hash.js';
import { readServerPolicies } from '../../workflows/operations/apply-policy.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { serverNames } from '../output/server-names.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

/** A policy, and the servers that use it; none: the next server to start does. */
interface Shown {
  hash: string;
  servers: { host: string; pid: number }[];
  policy: unknown;
}

/**
 * Prints the policy that the running servers use, with the defaults filled in: one document for each policy, if they
 * differ. Without a running server, prints what the policy file says.
 */
export async function configShow(terminal: Terminal, { json }: { json: boolean }): Promise<ExitCode> {
  return withDatabase(terminal, async (db) => {
    const { servers } = await readServerPolicies(db);
    const hashes = [...new Set(servers.map(({ hash }) => hash))];
    const shown = hashes.map((hash): Shown => {
      const same = servers.filter((server) => server.hash === hash);
      return { hash, servers: same.map(({ host, pid }) => ({ host, pid })), policy: same[0]?.policy };
    });
    if (shown.length === 0) {
      const read = await readPolicy(terminal.env, terminal.cwd);
      if (read.kind === 'faults') return reportConfigFaults(terminal, read.faults);
      shown.push({ hash: policyHash(read.value), servers: [], policy: read.value });
    }
    if (json) printJson(terminal, { policies: shown });
    else terminal.out(shown.map((one) => policyText(terminal, one)).join('---\n'));
    return exitCodes.done;
  });
}

function policyText({ env }: Terminal, { servers, policy }: Shown): string {
  const source = variable(env, 'FIREBREAK_CONFIG') ?? 'the built-in policy';
  const who =
    servers.length > 0 ? `Used by ${serverNames(servers)}.` : `No server is running. From ${source}.`;
  return `# ${who}\n${policyYaml(policy)}`;
}
