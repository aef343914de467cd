import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { inUse, type Policy, severityPolicy } from '../domain/policy.js';
import { type Checked, type ConfigFault, faulty, valid } from './config-fault.js';
import { defaultPolicy } from './default-policy.js';
import { type Environment, variable } from './environment.js';
import { mergePolicy } from './merge-policy.js';
import { type PolicyDocument, parsePolicyDocument } from './policy-document.js';
import { policyFaults } from './policy-faults.js';
import { policySchema } from './policy-schema.js';

/** The policy of the file that `FIREBREAK_CONFIG` names; the default where it names none. */
export async function readPolicy(env: Environment, cwd: string): Promise<Checked<Policy>> {
  const file = variable(env, 'FIREBREAK_CONFIG');
  return file === null ? valid(defaultPolicy()) : readPolicyFile(file, { cwd, namedBy: 'FIREBREAK_CONFIG' });
}

/** The policy of a YAML file. `namedBy`: the variable or argument to blame where it cannot be read. */
export async function readPolicyFile(
  file: string,
  { cwd, namedBy }: { cwd: string; namedBy: string },
): Promise<Checked<Policy>> {
  try {
    return checkPolicy(file, await readFile(resolve(cwd, file), 'utf8'));
  } catch (error) {
    return faulty(unreadable(file, namedBy, error));
  }
}

/** The policy that this YAML text makes, the default filling what it leaves out. */
export function checkPolicy(file: string, text: string): Checked<Policy> {
  const parsed = parsePolicyDocument(file, text);
  if (parsed.kind === 'faults') return parsed;
  const said = policySchema().safeParse(parsed.value.value);
  if (!said.success) return faulty(...policyFaults(parsed.value, said.error.issues));
  const policy = mergePolicy(said.data);
  const contradiction = contradictionIn(policy, parsed.value);
  return contradiction ? faulty(contradiction) : valid(policy);
}

/** The default severity has to be one of those in use; so there is at least one. */
function contradictionIn(policy: Policy, document: PolicyDocument): ConfigFault | null {
  if (severityPolicy(policy, policy.defaultSeverity)) return null;
  const used = inUse(policy);
  return {
    where: document.locate(['defaultSeverity']),
    found: `the default severity ${policy.defaultSeverity}, which is not in use`,
    expected: used.length > 0 ? `one of those in use: ${used.join(', ')}` : 'at least one severity in use',
    remedy: used.length > 0 ? 'Correct defaultSeverity.' : 'Leave at least one severity in severities.',
  };
}

function unreadable(file: string, namedBy: string, error: unknown): ConfigFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return {
    where: namedBy,
    found: `${file}, which ${reasons[code] ?? `cannot be read (${code})`}`,
    expected: 'a policy file in YAML',
    remedy: 'Correct the path, or begin from firebreak.example.yml.',
  };
}

const reasons: Record<string, string> = {
  ENOENT: 'is not there',
  EACCES: 'this user may not read',
  EISDIR: 'is a folder',
};
