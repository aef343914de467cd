import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Policy, severitiesInUse, severityPolicy } from '../../domain/policy.js';
import type { TemplateRule } from '../../domain/postmortems/templates/template-rule.js';
import { type Checked, type ConfigFault, faulty, valid } from '../config-fault.js';
import { type Environment, variable } from '../environment.js';
import { defaultPolicy } from './default-policy.js';
import { mergePolicy, type PartialPolicy } from './merge-policy.js';
import { type PolicyDocument, parsePolicyDocument } from './policy-document.js';
import { policyFaults } from './policy-faults.js';
import { policySchema } from './schema/policy-schema.js';
import { readTemplates } from './templates/read-templates.js';
import { whyUnreadable } from './why-unreadable.js';

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
    const parsed = parsePolicy(file, bytes.toString());
    if (parsed.kind === 'faults') return parsed;
    const { document, content } = parsed.value;
    const templates = await readTemplates(document, content.postmortems?.templates ?? [], cwd);
    if (templates.kind === 'faults') return templates;
    const checked = policyInForce(parsed.value, templates.value);
    return checked.kind === 'ok' ? valid(withFoldersFrom(dirname(path), checked.value)) : checked;
  } catch (error) {
    return faulty(unreadable(file, namedBy, error));
  }
}

/** The policy in this YAML text, without the files that it names; the default fills in what it leaves out. */
export function checkPolicy(file: string, text: string): Checked<Policy> {
  const parsed = parsePolicy(file, text);
  return parsed.kind === 'faults' ? parsed : policyInForce(parsed.value, []);
}

/** What a policy file says, and where. */
interface ParsedPolicy {
  document: PolicyDocument;
  content: PartialPolicy;
}

function parsePolicy(file: string, text: string): Checked<ParsedPolicy> {
  const parsed = parsePolicyDocument(file, text);
  if (parsed.kind === 'faults') return parsed;
  const schema = policySchema();
  const checked = schema.safeParse(parsed.value.value);
  if (checked.success) return valid({ document: parsed.value, content: checked.data });
  const example = 'firebreak.example.yml';
  return faulty(...policyFaults(parsed.value, checked.error.issues, { schema, example }));
}

function policyInForce({ document, content }: ParsedPolicy, templates: TemplateRule[]): Checked<Policy> {
  const policy = mergePolicy(content, templates);
  const contradiction = contradictionIn(policy, document);
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
  return {
    where: namedBy,
    found: `${file}, which ${whyUnreadable(error)}`,
    expected: 'a policy file in YAML',
    remedy: 'Correct the path, or start from firebreak.example.yml.',
  };
}
