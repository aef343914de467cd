import { dirname, isAbsolute, join } from 'node:path';
import type { AppliesTo } from '../../../domain/incident/applies-to.js';
import type { TemplateRule } from '../../../domain/postmortems/templates/template-rule.js';
import { type Checked, type ConfigFault, faulty, valid } from '../../config-fault.js';
import type { PolicyDocument } from '../policy-document.js';
import { readTemplate } from './read-template.js';

/** The templates whose files a policy names, seen from its own file; or what is wrong with any of them. */
export async function readTemplates(
  document: PolicyDocument,
  wanted: readonly ({ file: string } & AppliesTo)[],
  cwd: string,
): Promise<Checked<TemplateRule[]>> {
  const rules: TemplateRule[] = [];
  const faults: ConfigFault[] = [];
  const fileOf = new Map<string, string>();
  for (const [index, one] of wanted.entries()) {
    const where = document.locate(['postmortems', 'templates', index, 'file']);
    const path = isAbsolute(one.file) ? one.file : join(dirname(document.file), one.file);
    const read = await readTemplate(path, { cwd, namedBy: where });
    if (read.kind === 'faults') {
      faults.push(...read.faults);
      continue;
    }
    const { template, severities, services } = read.value;
    const known = fileOf.get(template.name) ?? path;
    fileOf.set(template.name, known);
    if (known !== path) faults.push(sameName(where, template.name, known));
    rules.push({
      ...{ template, severities: one.severities ?? severities, services: one.services ?? services },
    });
  }
  return faults.length > 0 ? faulty(...faults) : valid(rules);
}

function sameName(where: string, name: string, other: string): ConfigFault {
  return {
    ...{ where, found: `a second template named ${JSON.stringify(name)}` },
    ...{ expected: 'templates with different names', remedy: `Rename it, or the one in ${other}.` },
  };
}
