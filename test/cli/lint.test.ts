import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run } from './a-terminal.js';

const cwd = mkdtempSync(join(tmpdir(), 'firebreak-lint-'));
afterAll(() => rmSync(cwd, { recursive: true }));
const put = (path: string, content: string | Uint8Array) => writeFileSync(join(cwd, path), content);
mkdirSync(join(cwd, 'reports'));
put('reports/one.md', '# Outage\n\nThe root cause was a full disk.\n');
put('reports/two.md', 'Dana restarted it.\n');
put('fine.md', 'An engineer restarted the workers.\n');
put('binary.md', new Uint8Array([0, 1]));
put('large.md', 'x'.repeat(5_000_000));

const lint = (...args: string[]) => run(['lint', ...args], {}, { cwd });

describe('firebreak lint', () => {
  it('prints each finding with its place, and what to ask or write instead, without configuration', async () => {
    expect(await lint('reports', '--people', 'Dana, Priya')).toEqual({
      code: 0,
      err: '',
      out: [
        'reports/one.md:3:1: This names a single root cause.  [single-root-cause]',
        '    What else had to be true for this to happen? Try “A contributing factor” instead of “The root cause”.',
        'reports/two.md:1:1: This names a person.  [name-for-role]',
        '    Which role did they act in?',
        '2 findings in 2 documents.\n',
      ].join('\n'),
    });
    expect(await lint('fine.md')).toEqual({ code: 0, err: '', out: 'No findings in 1 document.\n' });
  });

  it('fails with --strict if there are findings', async () => {
    expect(await lint('reports', '--strict')).toMatchObject({ code: 1 });
    expect(await lint('fine.md', '--strict')).toMatchObject({ code: 0 });
  });

  it('prints a list and nothing else as JSON', async () => {
    const { out } = await lint('fine.md', 'reports/one.md', '--format', 'json');
    expect(JSON.parse(out)).toEqual([
      {
        path: 'reports/one.md',
        ...{ line: 3, column: 1, endColumn: 15, rule: 'single-root-cause' },
        ...{ message: 'This names a single root cause.', suggestion: 'A contributing factor' },
      },
    ]);
    expect((await lint('fine.md', '--format', 'json')).out).toBe('[]\n');
  });

  it('prints SARIF with rules, places and rewrites', async () => {
    const { out } = await lint('reports/one.md', '--format', 'sarif');
    const { version, runs } = sarif.parse(JSON.parse(out));
    expect(version).toBe('2.1.0');
    const [{ tool, results } = { tool: { driver: { rules: [] } }, results: [] }] = runs;
    expect(results).toHaveLength(1);
    const [result] = results;
    expect(tool.driver.rules[result?.ruleIndex ?? -1]).toMatchObject({
      id: 'single-root-cause',
      helpUri: 'https://how.complexsystems.fail/',
    });
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'reports/one.md' },
          region: { startLine: 3, startColumn: 1, endColumn: 15 },
        },
      },
    ]);
    expect(JSON.stringify(result?.fixes)).toContain('"insertedContent":{"text":"A contributing factor"}');
  });

  it('says which files can’t be read, and lints the rest', async () => {
    expect(await lint('binary.md', 'large.md', 'gone.md', 'fine.md')).toEqual({
      code: 1,
      out: 'No findings in 1 document.\n',
      err: [
        'binary.md:1: It is a binary file.',
        'large.md:1: It has 5.0 MB; up to 1 MB can be read.',
        "gone.md:1: It doesn't exist.\n",
      ].join('\n'),
    });
  });

  it('reads standard input', async () => {
    const stdin = async () => new TextEncoder().encode('It was human error.');
    const { out } = await run(['lint', '-'], {}, { stdin });
    expect(out).toMatch(/^-:1:8: “Human error” explains nothing\. {2}\[human-error\]\n/);
  });
});

const sarif = z.object({
  version: z.string(),
  runs: z.array(
    z.object({
      tool: z.object({ driver: z.object({ rules: z.array(z.unknown()) }) }),
      results: z.array(z.object({ ruleIndex: z.number(), locations: z.unknown(), fixes: z.unknown() })),
    }),
  ),
});
