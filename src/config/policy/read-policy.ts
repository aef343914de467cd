import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Policy, severitiesInUse, severityPolicy } from '../../domain/policy.js';
import { type Checked, type ConfigFault, faulty, valid } from '../config-fault.js';
import { type Environment, variable } from '../environment.js';
import { defaultPolicy } from './default-policy.js';
import { mergePolicy } from './merge-policy.js';
import { type PolicyDocument, parsePolicyDocument } from './policy-document.js';
import { policyFaults } from './policy-faults.js';
import { policySchema } from './policy-schema.js';

/** The policy in the file that `FIREBREAK_CONFIG` names, or the default policy if it isn't set. */
export async function readPolicy(env: Environment, cwd: string): Promise<Checked<Policy>> {
  const file = variable(env, 'FIREBREAK_CONFIG');
  return file === null ? valid(defaultPolicy()) : readPolicyFile(file, { cwd, namedBy: 'FIREBREAK_CONFIG' });
}

/** The policy in a YAML file. `namedBy`: the variable or argument to report if the file can't be read. */
export async function readPolicyFile(
  file: string,
  { cwd, namedBy }: { cwd: string; namedBy: string },
): Promise<Checked<Policy>> {
  try {
    const path = resolve(cwd, file);
    const bytes = await readFile(path);
    if (!isUtf8(bytes)) return faulty(notUtf8(file, bytes));
    const checked = checkPolicy(file, bytes.toString());
    return checked.kind === 'ok' ? valid(withFoldersFrom(dirname(path), checked.value)) : checked;
  } catch (error) {
    return faulty(unreadable(file, namedBy, error));
  }
}

/** The policy in this YAML text; the default fills in what it leaves out. */
export function checkPolicy(file: string, text: string): Checked<Policy> {
  const parsed = parsePolicyDocument(file, text);
  if (parsed.kind === 'faults') return parsed;
  const checked = policySchema().safeParse(parsed.value.value);
  if (!checked.success) return faulty(...policyFaults(parsed.value, checked.error.issues));
  const policy = mergePolicy(checked.data);
  const contradiction = contradictionIn(policy, parsed.value);
  return contradiction ? faulty(contradiction) : valid(policy);
}

/** Folders of runbooks are named as seen from the policy file. */
function withFoldersFrom(folder: string, policy: Policy): Policy {
  const folders = policy.runbooks.folders.map((one) => ({ ...one, path: resolve(folder, one.path) }));
  return { ...policy, runbooks: { ...policy.runbooks, folders } };
}

/** The default severity must be in use, which also ensures that there is at least one. */
function contradictionIn(policy: Policy, document: PolicyDocument): ConfigFault | null {
  if (severityPolicy(policy, policy.defaultSeverity)) return null;
  const used = severitiesInUse(policy);
  return {
    where: document.locate(['defaultSeverity']),
    found: `the default severity ${policy.defaultSeverity}, which isn't in use`,
    expected: used.length > 0 ? `one of those in use: ${used.join(', ')}` : 'at least one severity in use',
    remedy: used.length > 0 ? 'Correct defaultSeverity.' : 'Keep at least one severity.',
  };
}

/** `file:line` of the first bytes that aren't UTF-8. */
function notUtf8(file: string, bytes: Buffer): ConfigFault {
  const line = bytes.toString().split('\ufffd', 1)[0]?.split('\n').length ?? 1;
  return {
    where: `${file}:${line}`,
    found: "letters that aren't UTF-8",
    expected: 'a file in UTF-8',
    remedy: 'Save it as UTF-8. It may be in Latin-1 or Windows-1252.',
  };
}

function unreadable(file: string, namedBy: string, error: unknown): ConfigFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return {
    where: namedBy,
    found: `${file}, which ${reasons[code] ?? `can't be read (${code})`}`,
    expected: 'a policy file in YAML',
    remedy: 'Correct the path, or start from firebreak.example.yml.',
  };
}

const reasons: Record<string, string> = {
  ENOENT: "doesn't exist",
  EACCES: "this user isn't allowed to read",
  EISDIR: 'is a folder',
};
