import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runbookPatch } from '../../../src/domain/runbooks/patch.js';

const before = '# Disk full\n\n1. Check it\n2. Delete old logs\n3. Restart\n';

describe('runbookPatch', () => {
  it('shows what changed with the path of the file', () => {
    expect(runbookPatch('db/disk.md', before, before.replace('Delete', 'Compress'))).toMatchInlineSnapshot(`
      "===================================================================
      --- a/db/disk.md
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
    const folder = mkdtempSync(join(tmpdir(), 'patch-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'a.md'), before);
    const patch = runbookPatch('a.md', before, after) ?? '';
    execFileSync('git', ['apply', '--unsafe-paths', '-'], { cwd: folder, input: patch, stdio: 'pipe' });
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(after);
  });

  it('gives up on texts that have nothing in common, rather than taking long', () => {
    const lines = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}\n`).join('');
    expect(runbookPatch('a.md', lines('one'), lines('other'))).toBeNull();
  });
});
