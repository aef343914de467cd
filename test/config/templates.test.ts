import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { faultLine } from '../../src/config/config-fault.js';
import { readPolicyFile } from '../../src/config/policy/read-policy.js';
import { checkTemplate, readTemplate } from '../../src/config/policy/templates/read-template.js';
import { standardTemplate, type Template } from '../../src/domain/postmortems/template.js';
import { everyTemplate, templateFor } from '../../src/domain/postmortems/templates/template-rule.js';
import { parseMarkdown } from '../../src/domain/text/markdown/parse-markdown.js';
import { plainText } from '../../src/domain/text/markdown/plain-text.js';
import { anIncident } from '../support/an-incident.js';
import { scratchSpace } from '../support/scratch-space.js';
import { seeded } from '../support/seeded.js';

const short = `---
name: short
leavesOut: [impact, timeline, response, contributing_factors, action_items]
---

## What happened {#summary}

Three **sentences**.

### Who for

- people outside

## What customers saw

Screenshots help.
`;

function faultsOf(markdown: string): string[] {
  const checked = checkTemplate('t.md', markdown);
  return checked.kind === 'faults' ? checked.faults.map(faultLine) : [];
}

function read(markdown: string): Template {
  const checked = checkTemplate('t.md', markdown);
  if (checked.kind === 'faults') throw new Error(checked.faults.map(faultLine).join('\n'));
  return checked.value.template;
}

describe('a template', () => {
  it('has a section for each ## heading, filled from the record if it names a part, with the text below as guidance', () => {
    expect(read(short)).toEqual({
      name: 'short',
      sections: [
        {
          ...{ id: 'summary', key: 'summary', title: 'What happened' },
          guidance: 'Three **sentences**.\n\n### Who for\n\n- people outside',
        },
        {
          ...{ id: null, key: 'what-customers-saw', title: 'What customers saw' },
          guidance: 'Screenshots help.',
        },
      ],
    });
  });

  it('may come from any editor', () => {
    expect(read(`\ufeff${short.replaceAll('\n', '\r\n')}`)).toEqual(read(short));
  });

  it('loses no word: each is in a heading or in guidance', () => {
    const random = seeded(20261127);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const blocks = [
      'One line.',
      '- a list\n- of *two*',
      '> said',
      '### Deeper',
      '| a | b |\n| - | - |\n| c | d |',
      '```sh\n## no heading\n```',
      '1. `code`',
      'Setext-like text\nover two lines',
    ];
    for (let round = 0; round < 100; round++) {
      const sections = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, index) => {
        const below = Array.from({ length: Math.floor(random() * 4) }, () => pick(blocks));
        return [
          pick([`## Section ${index}`, `Section ${index}\n---`, `## Section ${index} ##`]),
          ...below,
        ].join('\n\n');
      });
      const markdown = [...sections, ''].join('\n\n');
      const all =
        '---\nname: any\nleavesOut: [summary, impact, timeline, response, contributing_factors, action_items]\n---\n\n';
      const template = read(all + markdown);
      const kept = template.sections
        .map(({ title, guidance }) => `## ${title}\n\n${guidance ?? ''}`)
        .join('\n\n');
      expect(wordsIn(kept), markdown).toEqual(wordsIn(markdown));
    }
  });

  it.each([
    [
      'an unknown part, with what may be meant',
      short.replace('#summary', '#sumary'),
      [
        't.md:6: found the part "sumary"; expected one of summary, impact, detection, timeline, response, contributing_factors, went_well, was_hard, lucky, surprises, metrics, action_items, sources. Did you mean {#summary}?',
      ],
    ],
    [
      'a part twice',
      `${short}\n## Again {#summary}\n`,
      [
        't.md:18: found the part summary a second time; expected each section once. Remove it, or the one in line 6.',
      ],
    ],
    [
      'a heading twice',
      `${short}\n## WHAT customers saw\n`,
      [
        't.md:18: found “WHAT customers saw” a second time; expected each section once. Remove it, or the one in line 14.',
      ],
    ],
    [
      'a heading that sounds like a part',
      `${short}\n## Detection\n`,
      [
        't.md:18: found a heading like the part detection; expected {#detection} after it. Add it, or word the heading differently.',
      ],
    ],
    [
      'no heading',
      '---\nname: short\nleavesOut: [summary, impact, timeline, response, contributing_factors, action_items]\n---\n',
      [
        't.md:1: found no section; expected a ## heading for each section. Start from a file in templates/postmortems.',
      ],
    ],
    [
      'a title',
      short.replace('## What', '# INC-42\n\n## What'),
      [
        "t.md:6: found the title “INC-42”; expected sections as ## headings. Remove it: a post-mortem has its incident's title.",
      ],
    ],
    [
      'text before the first section',
      short.replace('## What', 'Hello.\n\n## What'),
      ['t.md:6: found text before the first section; expected a ## heading. Move it below a heading.'],
    ],
    [
      'a must-have that is missing without being meant to',
      short.replace('impact, ', ''),
      [
        't.md:3: found no section for impact; expected a ## heading with {#impact}, or impact in leavesOut. Add one of them.',
      ],
    ],
    [
      'a part that is there although it is said to be left out',
      short.replace('[impact', '[summary, impact'),
      ['t.md:3: found summary in leavesOut; expected parts without a section. Remove it.'],
    ],
    [
      'front matter that is no YAML',
      short.replace('name: short', 'name: "short'),
      [expect.stringMatching(/^t\.md:\d: found invalid YAML/)],
    ],
    [
      'an unknown key',
      short.replace('name: short', 'name: short\nsevereties: [sev1]'),
      [
        't.md:3: found the key "severeties"; expected one of name, severities, services, leavesOut. Did you mean severities?',
      ],
    ],
    [
      'no front matter',
      short.replace(/^---[\s\S]*?---\n/, ''),
      [
        't.md:1: found no front matter; expected a name. Start the file with --- and name: …, and end that part with ---.',
      ],
    ],
    [
      'HTML',
      short.replace(
        'Screenshots help.',
        'Some <b>text</b>\n\n<script>\nalert(1)\n</script>\n\n<!-- a comment -->',
      ),
      [
        ...['<b>', '</b>'].map(
          (tag) =>
            `t.md:16: found HTML, ${tag}; expected Markdown. Remove it, or put it in backticks if people are to read it.`,
        ),
        't.md:18: found HTML, <script>; expected Markdown. Remove it, or put it in backticks if people are to read it.',
        't.md:22: found HTML, <!-- a comment -->; expected Markdown. Remove it, or put it in backticks if people are to read it.',
      ],
    ],
    [
      'more text than fits a form',
      short.replace('Screenshots help.', 'x'.repeat(3_001)),
      ['t.md:14: found 3001 characters below “What customers saw”; expected at most 3000. Shorten them.'],
    ],
    [
      'what would take too long to read',
      short.replace('Screenshots help.', '*a _b'.repeat(5_000)),
      [
        expect.stringMatching(
          /^t\.md:16: found a file that takes too long to read; expected a template\. A paragraph/,
        ),
      ],
    ],
  ])('is refused for %s, with the line', (_what, markdown, expected) => {
    expect(faultsOf(markdown)).toEqual(expected);
  });
});

describe('a template’s file', () => {
  it.each([
    ['is missing', null, "which doesn't exist"],
    ['is not UTF-8', Buffer.from([0x23, 0xff, 0xfe]), 'It is not valid UTF-8.'],
    ['is binary', Buffer.from([0x23, 0x00]), 'It is a binary file.'],
    ['has 5 MB', Buffer.alloc(5_000_000, 'a'), 'It has 5.0 MB; up to 1 MB can be read.'],
  ])('that %s is refused', async (_what, bytes, why) => {
    const folder = scratchFolder();
    if (bytes) writeFileSync(join(folder, 't.md'), bytes);
    const checked = await readTemplate('t.md', { cwd: folder, namedBy: 't.md' });
    expect(checked.kind === 'faults' && checked.faults.map(faultLine).join('\n')).toContain(why);
  });
});

describe('the policy’s templates', () => {
  it('are read from files beside it, and the first one for an incident counts', async () => {
    const policy = await policyWith(
      '    - { file: pm/short.md, severities: [sev4] }\n    - { file: pm/pay.md, services: [Payments] }\n    - { file: pm/short.md }\n',
    );
    if (policy.kind === 'faults') throw new Error(policy.faults.map(faultLine).join('\n'));
    const { templates } = policy.value.postmortems;
    const nameFor = (severity: 'sev1' | 'sev4', affects: string[]) =>
      templateFor(templates, anIncident({ severity, affects })).name;
    expect(nameFor('sev4', ['payments'])).toBe('short');
    expect(nameFor('sev1', ['payments'])).toBe('pay');
    expect(nameFor('sev1', [])).toBe('short');
    expect(everyTemplate(templates).map(({ name }) => name)).toEqual(['short', 'pay', 'standard']);
  });

  it('are for what their front matter says where the policy says nothing', async () => {
    const policy = await policyWith('    - { file: pm/minor.md }\n');
    if (policy.kind === 'faults') throw new Error(policy.faults.map(faultLine).join('\n'));
    const { templates } = policy.value.postmortems;
    expect(templateFor(templates, anIncident({ severity: 'sev4' })).name).toBe('minor');
    expect(templateFor(templates, anIncident({ severity: 'sev1' }))).toEqual(standardTemplate);
  });

  it('have faults with their own file and line, all of them at once', async () => {
    const policy = await policyWith(
      '    - { file: pm/short.md }\n    - { file: pm/none.md }\n    - { file: pm/same.md }\n    - { file: pm/bad.md }\n',
    );
    expect(policy.kind === 'faults' && policy.faults.map(faultLine)).toEqual([
      "conf/firebreak.yml:4: found conf/pm/none.md, which doesn't exist; expected a template in Markdown. Correct it, or start from a file in templates/postmortems.",
      'conf/firebreak.yml:5: found a second template named "short"; expected templates with different names. Rename it, or the one in conf/pm/short.md.',
      expect.stringMatching(/^conf\/pm\/bad\.md:6: found the part "nothing"/),
    ]);
  });
});

describe('the templates that are shipped', () => {
  const folder = 'templates/postmortems';

  it.each(readdirSync(folder))('%s is one', async (name) => {
    const checked = await readTemplate(join(folder, name), { cwd: '.', namedBy: name });
    expect(checked.kind === 'faults' ? checked.faults.map(faultLine) : checked.value.template.name).toBe(
      name.replace('.md', ''),
    );
  });

  it('contain the standard one as it is built in', () => {
    expect(read(readFileSync(join(folder, 'standard.md'), 'utf8'))).toEqual(standardTemplate);
  });
});

function scratchFolder(): string {
  const folder = mkdtempSync(join(scratchSpace(), 'templates-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** All words of Markdown without its marks. */
function wordsIn(markdown: string): string[] {
  return parseMarkdown(markdown).children.flatMap((node) => plainText(node).split(' '));
}

async function policyWith(templates: string) {
  const folder = scratchFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder, 'conf', name), text);
  mkdirSync(join(folder, 'conf/pm'), { recursive: true });
  write('firebreak.yml', `postmortems:\n  templates:\n${templates}`);
  write('pm/short.md', short);
  write('pm/same.md', short);
  write('pm/pay.md', short.replace('name: short', 'name: pay'));
  write('pm/minor.md', short.replace('name: short', 'name: minor\nseverities: [sev3, sev4]'));
  write('pm/bad.md', short.replace('#summary', '#nothing').replace('name: short', 'name: bad'));
  return readPolicyFile('conf/firebreak.yml', { cwd: folder, namedBy: 'FIREBREAK_CONFIG' });
}
