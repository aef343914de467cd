import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carryOver } from '../../../src/domain/runbooks/carry-over.js';
import { readRunbook } from '../../../src/domain/runbooks/read/read-runbook.js';
import type { RunStep } from '../../../src/domain/runbooks/run.js';
import { hasRemarks, type RunbookSource, withRemarks } from '../../../src/domain/runbooks/suggested-edit.js';
import { aRun } from '../../support/a-run.js';
import { at } from '../../support/an-incident.js';
import { filesIn } from '../../tree/source.js';

const skipped = (reason: string) => ({ kind: 'skipped', by: 'U1', at: at('14:10'), reason }) as const;

function sourceOf(markdown: string): RunbookSource {
  const content = readRunbook({ path: 'disk.md', markdown });
  return { number: 3, title: content.title, folder: 'runbooks', path: 'disk.md', markdown, content };
}

/** A run of this version of the source. `work`: what people did, by the number of the step. */
function aRunOf({ content }: RunbookSource, work: Record<number, Partial<RunStep>>) {
  const steps = carryOver([], content.steps).map((step) => ({ ...step, ...work[step.position] }));
  return aRun({ steps });
}

function edited(markdown: string, work: Record<number, Partial<RunStep>>): string {
  const source = sourceOf(markdown);
  return withRemarks(source, [aRunOf(source, work)]).markdown;
}

describe('withRemarks', () => {
  it('quotes notes and reasons below their steps, within their items', () => {
    const markdown =
      '# Disk full\n\n## Steps\n\n1. Check it:\n\n   ```sh\n   df -h\n   ```\n2. Delete logs\n3. Restart it\n';
    const work = {
      1: { note: 'only /var\nand /tmp' },
      2: { note: 'kept a week', state: skipped('It is green') },
    };
    expect(edited(markdown, work)).toMatchInlineSnapshot(`
      "# Disk full

      ## Steps

      1. Check it:

         \`\`\`sh
         df -h
         \`\`\`

         > INC-42: only /var
         > and /tmp

      2. Delete logs

         > INC-42: kept a week

         > Skipped in INC-42: It is green

      3. Restart it
      "
    `);
  });

  it('says nothing again that a step says already', () => {
    const markdown = '## Steps\n\n1. Check it\n2. Restart it\n';
    const once = edited(markdown, { 1: { note: 'only /var' } });
    expect(edited(once, { 1: { note: 'only /var' } })).toBe(once);
  });

  it('puts remarks where the steps are in the latest version, and counts those that have no step anymore', () => {
    const before = sourceOf('## Steps\n\n1. Check it\n2. Restart it\n');
    const run = aRunOf(before, { 1: { note: 'one' }, 2: { note: 'two' } });
    const latest = sourceOf('## Steps\n\n1. Ask the owner\n2. Restart it\n');
    expect(withRemarks(latest, [run])).toEqual({
      markdown: '## Steps\n\n1. Ask the owner\n2. Restart it\n\n   > INC-42: two\n',
      lost: 1,
    });
  });

  it('keeps line ends and a missing newline at the end of the file', () => {
    const markdown = '## Steps\r\n\r\n1. Check it\r\n2. Restart it';
    expect(edited(markdown, { 1: { note: 'one' }, 2: { note: 'two' } })).toBe(
      '## Steps\r\n\r\n1. Check it\r\n\r\n   > INC-42: one\r\n\r\n2. Restart it\r\n\r\n   > INC-42: two\r\n',
    );
  });

  it('writes what two runs of a runbook say about a step', () => {
    const source = sourceOf('## Steps\n\n1. Check it\n2. Restart it\n');
    const runs = [aRunOf(source, { 2: { note: 'one' } }), aRunOf(source, { 2: { note: 'two' } })];
    expect(withRemarks(source, runs).markdown).toContain('> INC-42: one\n\n   > INC-42: two\n');
  });

  it.each(filesIn('test/fixtures/runbooks').filter((path) => path.endsWith('.md')))(
    'leaves every step and all context of %s as they were',
    (path) => {
      const source = sourceOf(readFileSync(path, 'utf8'));
      const note = (position: number) => `# Check <b> \`${position}\`\n- restart it`;
      const work = Object.fromEntries(source.content.steps.map((_, at) => [at + 1, { note: note(at + 1) }]));
      const { markdown } = withRemarks(source, [aRunOf(source, work)]);
      const now = sourceOf(markdown).content;
      expect(now.context.map((one) => one.markdown)).toEqual(
        source.content.context.map((one) => one.markdown),
      );
      expect(now.steps.map(({ title, depth }) => [title, depth])).toEqual(
        source.content.steps.map(({ title, depth }) => [title, depth]),
      );
      for (const [index, step] of now.steps.entries())
        expect(step.markdown).toMatch(
          new RegExp(`> INC-42: # Check <b> \`${index + 1}\`\n\\s*> - restart it$`),
        );
    },
  );
});

it('tells whether people wrote anything about a run', () => {
  const source = sourceOf('## Steps\n\n1. Check it\n2. Restart it\n');
  expect(hasRemarks(aRunOf(source, {}))).toBe(false);
  expect(hasRemarks(aRunOf(source, { 2: { state: skipped('It is green') } }))).toBe(true);
});
