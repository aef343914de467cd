import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runbookPatch } from '../../../src/domain/runbooks/patch.js';

const before = '# Disk full\n\n1. Check it\n2. Delete old logs\n3. Restart\n';

/** What git makes of a file in the folder `runbooks` of a repository. */
function applied(path: string, text: string, after: string): string {
  const repository = mkdtempSync(join(tmpdir(), 'patch-'));
  onTestFinished(() => rmSync(repository, { recursive: true }));
  const cwd = join(repository, 'runbooks');
  const file = join(cwd, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const git = (args: string[], input = '') => execFileSync('git', args, { cwd, input, stdio: 'pipe' });
  git(['init', '--quiet', repository]);
  git(['apply', '-'], runbookPatch(path, text, after) ?? '');
  return readFileSync(file, 'utf8');
}

describe('runbookPatch', () => {
  it('shows what changed with the path of the file', () => {
    expect(runbookPatch('db/disk.md', before, before.replace('Delete', 'Compress'))).toMatchInlineSnapshot(`
      "--- a/db/disk.md
      +++ b/db/disk.md
      @@ -1,5 +1,5 @@
       # Disk full
       
       1. Check it
      -2. Delete old logs
      +2. Compress old logs
       3. Restart
      "
    `);
  });

  it('is empty if nothing changed', () => {
    expect(runbookPatch('a.md', before, before)).toBe('');
  });

  it.each([
    ['a changed step', before.replace('Delete', 'Compress')],
    ['no newline at the end', before.trimEnd()],
    ['a new step', `${before}4. Tell the team\n`],
  ])('is accepted by git: %s', (_what, after) => {
    expect(applied('a.md', before, after)).toBe(after);
  });

  it.each(['db/disk full.md', 'Überlauf – 2.md', 'a "b".md', 'tab\there.md'])(
    'is accepted by git in the folder of a repository: %s',
    (path) => {
      const after = before.replace('Delete', 'Compress');
      expect(applied(path, before, after)).toBe(after);
    },
  );

  it('gives up on texts that have nothing in common, rather than taking long', () => {
    const lines = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}\n`).join('');
    expect(runbookPatch('a.md', lines('one'), lines('other'))).toBeNull();
  });
});
