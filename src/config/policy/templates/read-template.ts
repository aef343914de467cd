import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { mustHaveParts } from '../../../domain/postmortems/template.js';
import type { ReadSection } from '../../../domain/postmortems/templates/read-section.js';
import { readSections } from '../../../domain/postmortems/templates/read-sections.js';
import type { TemplateRule } from '../../../domain/postmortems/templates/template-rule.js';
import { decodeMarkdown, maxMarkdownBytes, tooLarge } from '../../../domain/text/markdown/decode-markdown.js';
import { type Checked, type ConfigFault, faulty, valid } from '../../config-fault.js';
import { type PolicyDocument, parsePolicyDocument } from '../policy-document.js';
import { policyFaults } from '../policy-faults.js';
import { whyUnreadable } from '../why-unreadable.js';
import { frontMatterSchema } from './front-matter-schema.js';

/** The template in a Markdown file. `namedBy`: the place or argument to report if the file can't be read. */
export async function readTemplate(
  path: string,
  { cwd, namedBy }: { cwd: string; namedBy: string },
): Promise<Checked<TemplateRule>> {
  const read = await bytesOf(resolve(cwd, path)).catch(whyUnreadable);
  if (typeof read === 'string') return faulty(unreadable(namedBy, `${path}, which ${read}`));
  const decoded =
    typeof read === 'number' ? { kind: 'unreadable', why: tooLarge(read) } : decodeMarkdown(read);
  return 'text' in decoded ? checkTemplate(path, decoded.text) : faulty(unreadable(`${path}:1`, decoded.why));
}

/** The template in this Markdown. Its name, and what it is for, are in its front matter. */
export function checkTemplate(file: string, markdown: string): Checked<TemplateRule> {
  const text = markdown
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
  const { frontMatter, sections, faults } = readSections(text);
  const placed = faults.map(({ line, ...one }) => ({ where: `${file}:${line}`, ...one }));
  if (sections.length === 0) return faulty(...placed);
  const checked = checkFrontMatter(file, frontMatter);
  if (checked.kind === 'faults') return faulty(...checked.faults, ...placed);
  const { document, name, leavesOut, severities, services } = checked.value;
  const unlike = placed.length > 0 ? [] : leftOutFaults(document, leavesOut, sections);
  if (placed.length + unlike.length > 0) return faulty(...placed, ...unlike);
  return valid({
    template: { name, sections: sections.map(({ section }) => section) },
    severities,
    services,
  });
}

/** The file's bytes; their number if there are too many. */
async function bytesOf(path: string): Promise<Uint8Array | number> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return size > maxMarkdownBytes ? size : await file.readFile();
  } finally {
    await file.close();
  }
}

function checkFrontMatter(file: string, yaml: string | null) {
  if (yaml === null) {
    const remedy = 'Start the file with --- and name: …, and end that part with ---.';
    return faulty({ where: `${file}:1`, found: 'no front matter', expected: 'a name', remedy });
  }
  // One line lower, because the text begins after the first ---.
  const parsed = parsePolicyDocument(file, `\n${yaml}`);
  if (parsed.kind === 'faults') return parsed;
  const document = parsed.value;
  const schema = frontMatterSchema();
  const checked = schema.safeParse(document.value);
  if (checked.success) return valid({ document, ...checked.data });
  const example = 'a file in templates/postmortems';
  return faulty(...policyFaults(document, checked.error.issues, { schema, example }));
}

/** Must-haves that are missing without being meant to, and those that are there although they are said to be left out. */
function leftOutFaults(
  document: PolicyDocument,
  leavesOut: readonly string[],
  sections: readonly ReadSection[],
): ConfigFault[] {
  const where = document.locate(['leavesOut']);
  const has = new Set(sections.map(({ section }) => section.id));
  return mustHaveParts.flatMap((part) => {
    if (has.has(part) !== leavesOut.includes(part)) return [];
    const expected = `a ## heading with {#${part}}, or ${part} in leavesOut`;
    return has.has(part)
      ? [{ where, found: `${part} in leavesOut`, expected: 'parts without a section', remedy: 'Remove it.' }]
      : [{ where, found: `no section for ${part}`, expected, remedy: 'Add one of them.' }];
  });
}

function unreadable(where: string, found: string): ConfigFault {
  return {
    ...{ where, found, expected: 'a template in Markdown' },
    remedy: 'Correct it, or start from a file in templates/postmortems.',
  };
}
